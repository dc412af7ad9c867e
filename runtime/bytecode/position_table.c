// The packing and unpacking of positions; the format is told in the header.
#include "bytecode/position_table.h"

static void push_number(TareText *bytes, uint32_t number) {
    while (number >= 0x80) {
        tare_text_append_char(bytes, (char)(number | 0x80));
        number >>= 7;
    }
    tare_text_append_char(bytes, (char)number);
}

static uint32_t read_number(TarePositionReader *self) {
    uint32_t number = 0;
    for (unsigned shift = 0; self->next < self->end; shift += 7) {
        uint8_t byte = *self->next++;
        number |= (uint32_t)(byte & 0x7f) << shift;
        if (byte < 0x80) break;
    }
    return number;
}

static uint32_t zigzag(int32_t n) { return (uint32_t)n << 1 ^ (n < 0 ? UINT32_MAX : 0); }
static int32_t unzigzag(uint32_t n) { return (int32_t)(n >> 1 ^ -(n & 1)); }

void tare_position_table_init(TarePositionWriter *self, TareAllocator *allocator,
                              uint32_t first_line) {
    *self = (TarePositionWriter){.last_line = (int32_t)first_line};
    tare_text_init(&self->bytes, allocator);
}

static void finish_run(TarePositionWriter *self) {
    if (self->word_count == 0) return;
    bool is_unknown = self->position.line < 0;
    push_number(&self->bytes, self->word_count << 1 | is_unknown);
    self->word_count = 0;
    if (is_unknown) return;
    const TarePosition *p = &self->position;
    push_number(&self->bytes, zigzag(p->line - self->last_line));
    push_number(&self->bytes, (uint32_t)(p->end_line - p->line + 1));
    push_number(&self->bytes, (uint32_t)(p->column + 1));
    push_number(&self->bytes, (uint32_t)(p->end_column + 1));
    self->last_line = p->line;
}

static bool is_same_position(const TarePosition *a, const TarePosition *b) {
    return a->line == b->line && a->end_line == b->end_line && a->column == b->column &&
           a->end_column == b->end_column;
}

void tare_position_table_push(TarePositionWriter *self, TarePosition position,
                              uint32_t word_count) {
    if (self->word_count && !is_same_position(&self->position, &position)) finish_run(self);
    self->position = position;
    self->word_count += word_count;
}

void tare_position_table_finish(TarePositionWriter *self) { finish_run(self); }
void tare_position_table_deinit(TarePositionWriter *self) { tare_text_deinit(&self->bytes); }

void tare_position_table_read(TarePositionReader *self, const TareCode *code) {
    *self = (TarePositionReader){.next = code->positions,
                                 .end = code->positions + code->position_bytes,
                                 .last_line = (int32_t)code->first_line};
}

bool tare_position_table_next(TarePositionReader *self) {
    if (self->next >= self->end) return false;
    uint32_t head = read_number(self);
    self->start = self->limit;
    self->limit += head >> 1;
    if (head & 1) {
        self->position = (TarePosition){-1, -1, -1, -1};
        return true;
    }
    TarePosition *p = &self->position;
    p->line = self->last_line + unzigzag(read_number(self));
    p->end_line = p->line + (int32_t)read_number(self) - 1;
    p->column = (int32_t)read_number(self) - 1;
    p->end_column = (int32_t)read_number(self) - 1;
    self->last_line = p->line;
    return true;
}
