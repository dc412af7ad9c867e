// Tab: completes the name or attribute before the cursor.
#ifndef TARE_REPL_COMPLETION_H
#define TARE_REPL_COMPLETION_H

#include <histedit.h>

#include "tare/tare.h"

// What libedit calls for Tab; returns one of its CC_ codes.
unsigned char completion_run(EditLine *line_editor, TareRuntime *rt);

#endif
