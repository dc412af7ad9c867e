// %film: a collection step by step.
#ifndef TARE_REPL_FILM_VIEW_H
#define TARE_REPL_FILM_VIEW_H

#include "tare/tare.h"

// `arguments`: what stands after %film, "[EXPR] [-o FILE]".
void film_view_run(TareRuntime *rt, const char *arguments);

#endif
