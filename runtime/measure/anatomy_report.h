// An anatomy drawn: what its report and the tours share.
#ifndef TARE_MEASURE_ANATOMY_REPORT_H
#define TARE_MEASURE_ANATOMY_REPORT_H

#include "measure/anatomy.h"
#include "measure/instrument.h"

// Puts the numbers, the regions, the table and the drawings of an anatomy into a report.
void tare_anatomy_report_fill(TareRuntime *rt, const TareAnatomy *anatomy,
                              TareInstrumentReport *report);
// anatomy_drawing.c: one box a region, in lines that fit 80 columns, of the block `index`.
void tare_anatomy_drawing_append(const TareAnatomy *anatomy, size_t index, TareText *text);
// anatomy_svg.c: all blocks as one picture, with a legend.
void tare_anatomy_svg_append(const TareAnatomy *anatomy, TareText *text);

#endif
