// tare.film(): a film for programs.
#ifndef TARE_MEASURE_FILM_REPORT_H
#define TARE_MEASURE_FILM_REPORT_H

#include "object/native.h"

// A native function, film(callable=None, path=None): the film as a dict, schema tare.film/1; with
// `path` also in that file: as JSON if it ends in .json, else as a page.
TARE_NEW TareValue tare_film_report_make(TareRuntime *rt, TareValue self,
                                         const TareArguments *arguments);

#endif
