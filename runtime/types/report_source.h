// Source lines in reports, with carets under the part that failed.
#ifndef TARE_TYPES_REPORT_SOURCE_H
#define TARE_TYPES_REPORT_SOURCE_H

#include "bytecode/code.h"

// Appends the source line of `position`, indented by four, and the carets where they say more than
// the line itself. Nothing when the file cannot be read.
void tare_report_source_append(TareRuntime *rt, TareString *filename, const TarePosition *position,
                               uint32_t opcode, TareText *text);
// The line of a SyntaxError with carets from `offset` to `end_offset`, characters from 1 on; an
// end_offset of -1 means to the end of the line.
void tare_report_source_append_syntax(TareRuntime *rt, TareString *line, int64_t offset,
                                      int64_t end_offset, TareText *text);

#endif
