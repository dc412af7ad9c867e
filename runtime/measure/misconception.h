// Which thought is likely behind a wrong guess of an object's own bytes, by what its anatomy tells.
#ifndef TARE_MEASURE_MISCONCEPTION_H
#define TARE_MEASURE_MISCONCEPTION_H

#include "measure/anatomy.h"

// Appends the words for the first thought that leads to the guess; nothing when there is none.
void tare_misconception_append(const TareAnatomy *anatomy, size_t guess_bytes, TareText *text);

#endif
