// Where instructions come from, packed: runs of words that share one position. A run is written as
// numbers of seven bits a byte, lowest first: words, then line minus the last run's line (zigzag),
// end_line - line + 1, column + 1, end_column + 1. An unknown line (-1) has a first number with
// its lowest bit set and nothing else.
#ifndef TARE_BYTECODE_POSITION_TABLE_H
#define TARE_BYTECODE_POSITION_TABLE_H

#include "bytecode/code.h"

typedef struct TarePositionWriter {
    TareText bytes;
    TarePosition position;  // of the run being gathered
    int32_t last_line;
    uint32_t word_count;
} TarePositionWriter;

void tare_position_table_init(TarePositionWriter *self, TareAllocator *allocator,
                              uint32_t first_line);
// The next `word_count` words come from `position`.
void tare_position_table_push(TarePositionWriter *self, TarePosition position, uint32_t word_count);
// Ends the last run. The result is in self->bytes, whose `failed` tells of memory's end.
void tare_position_table_finish(TarePositionWriter *self);
void tare_position_table_deinit(TarePositionWriter *self);

// Walks over runs.
typedef struct TarePositionReader {
    const uint8_t *next;
    const uint8_t *end;
    TarePosition position;  // of the current run
    int32_t last_line;
    uint32_t start;  // words [start, limit) have it
    uint32_t limit;
} TarePositionReader;

void tare_position_table_read(TarePositionReader *self, const TareCode *code);
// Moves on to the next run; false at the end.
bool tare_position_table_next(TarePositionReader *self);

#endif
