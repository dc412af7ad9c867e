// Cells and pages. In an index each entry is in the tree once: the last of a page goes up and
// divides it from the next. In a table all rows are in leaves, and their greatest keys go up.
#include "measure/database_tree.h"

#include <errno.h>
#include <string.h>

enum {
    PAGE = TARE_DATABASE_PAGE_BYTES,
    LEAF_HEAD_BYTES = 8,
    INNER_HEAD_BYTES = 12,
    CHILD_BYTES = 4,
    MOST_LOCAL_BYTES = PAGE - 35,                // of a row; what is beyond is in pages of its own
    LEAST_LOCAL_BYTES = (PAGE - 12) * 32 / 255 - 23,
    MOST_KEY_BYTES = 24,                         // an entry of an index has at most 20
};

static void put_number(uint8_t *place, uint32_t number, size_t bytes) {
    for (size_t i = bytes; i-- > 0; number >>= 8) place[i] = (uint8_t)number;
}

static uint32_t get_number(const uint8_t *place) {
    return (uint32_t)place[0] << 24 | (uint32_t)place[1] << 16 | (uint32_t)place[2] << 8 | place[3];
}

// ---- pages ----

static size_t head_bytes(size_t level) { return level ? INNER_HEAD_BYTES : LEAF_HEAD_BYTES; }

static void clear(TareDatabasePage *page) {
    page->cell_count = 0;
    page->start = PAGE;
    memset(page->bytes, 0, sizeof page->bytes);
}

static TareDatabasePage *get_level(TareDatabaseTree *self, size_t level) {
    if (level < self->level_count) return self->levels[level];
    TareAllocator *allocator = self->database->output.allocator;
    TareDatabasePage *page = NULL;
    if (level < TARE_DATABASE_MOST_LEVELS)
        page = allocator->resize(allocator, NULL, 0, sizeof *page);
    if (!page) {
        tare_database_fail(self->database, ENOMEM);
        return NULL;
    }
    clear(page);
    return self->levels[self->level_count++] = page;
}

static bool has_room(const TareDatabasePage *page, size_t level, size_t cell_bytes) {
    size_t used = head_bytes(level) + 2 * ((size_t)page->cell_count + 1);
    return used + cell_bytes <= page->start;
}

static void add_cell(TareDatabasePage *page, size_t level, const uint8_t *cell, size_t bytes) {
    page->start -= (uint32_t)bytes;
    page->last_bytes = (uint32_t)bytes;
    memcpy(page->bytes + page->start, cell, bytes);
    uint8_t *pointers = page->bytes + head_bytes(level);
    put_number(pointers + 2 * (size_t)page->cell_count++, page->start, 2);
}

// Takes the last cell out; its bytes stay where they were until the next is added.
static const uint8_t *take_cell(TareDatabasePage *page) {
    const uint8_t *cell = page->bytes + page->start;
    page->cell_count--;
    page->start += page->last_bytes;
    return cell;
}

static void write_head(const TareDatabaseTree *self, TareDatabasePage *page, size_t level,
                       uint32_t last_child) {
    static const uint8_t kinds[2][2] = {{13, 5}, {10, 2}};  // table, index; leaf, inner
    uint8_t *head = page->bytes;
    head[0] = kinds[self->is_index][level > 0];
    put_number(head + 3, page->cell_count, 2);
    put_number(head + 5, page->start, 2);
    if (level) put_number(head + LEAF_HEAD_BYTES, last_child, CHILD_BYTES);
}

static uint32_t write_page(TareDatabaseTree *self, TareDatabasePage *page, size_t level,
                           uint32_t last_child) {
    write_head(self, page, level, last_child);
    return tare_database_put_page(self->database, page->bytes);
}

// ---- levels ----

// Makes room in a full inner page: its last cell's child becomes the page's last, and that cell's
// key what divides it from the next page.
static void divide(TareDatabaseTree *self, size_t level);

// A page of the level below is written; `key` (as cells have it) divides it from the next.
static void add_child(TareDatabaseTree *self, size_t level, uint32_t child, const uint8_t *key,
                      size_t key_bytes) {
    TareDatabasePage *page = get_level(self, level);
    if (!page) return;
    uint8_t cell[CHILD_BYTES + MOST_KEY_BYTES];
    put_number(cell, child, CHILD_BYTES);
    memcpy(cell + CHILD_BYTES, key, key_bytes);
    if (!has_room(page, level, CHILD_BYTES + key_bytes)) divide(self, level);
    add_cell(page, level, cell, CHILD_BYTES + key_bytes);
}

static void divide(TareDatabaseTree *self, size_t level) {
    TareDatabasePage *page = self->levels[level];
    size_t key_bytes = page->last_bytes - CHILD_BYTES;
    const uint8_t *cell = take_cell(page);
    uint8_t key[MOST_KEY_BYTES];
    memcpy(key, cell + CHILD_BYTES, key_bytes);
    uint32_t number = write_page(self, page, level, get_number(cell));
    clear(page);
    add_child(self, level + 1, number, key, key_bytes);
}

static void divide_leaf(TareDatabaseTree *self) {
    TareDatabasePage *page = self->levels[0];
    uint8_t key[MOST_KEY_BYTES];
    size_t key_bytes = page->last_bytes;
    if (self->is_index) memcpy(key, take_cell(page), key_bytes);
    else key_bytes = tare_database_row_encode(key, self->key);
    uint32_t number = write_page(self, page, 0, 0);
    clear(page);
    add_child(self, 1, number, key, key_bytes);
}

static void add_leaf_cell(TareDatabaseTree *self, const uint8_t *cell, size_t bytes) {
    TareDatabasePage *page = get_level(self, 0);
    if (!page) return;
    if (!has_room(page, 0, bytes)) divide_leaf(self);
    add_cell(page, 0, cell, bytes);
}

// ---- rows ----

static size_t count_local(size_t bytes) {
    if (bytes <= MOST_LOCAL_BYTES) return bytes;
    size_t local = LEAST_LOCAL_BYTES + (bytes - LEAST_LOCAL_BYTES) % (PAGE - CHILD_BYTES);
    return local <= MOST_LOCAL_BYTES ? local : LEAST_LOCAL_BYTES;
}

// Pages in a chain, each of which names the next; gives the first.
static uint32_t write_rest(TareDatabaseTree *self, const char *rest, size_t bytes) {
    uint32_t first = tare_database_number_next(self->database, 0);
    while (bytes) {
        uint8_t page[PAGE] = {0};
        size_t part = bytes < PAGE - CHILD_BYTES ? bytes : PAGE - CHILD_BYTES;
        uint32_t next = tare_database_number_next(self->database, 1);
        put_number(page, part < bytes ? next : 0, CHILD_BYTES);
        memcpy(page + CHILD_BYTES, rest, part);
        tare_database_put_page(self->database, page);
        rest += part;
        bytes -= part;
    }
    return first;
}

// The types' own length counts among them.
static size_t encode_types(uint8_t *place, const uint8_t *types, size_t bytes) {
    size_t length_bytes = bytes + 1 < 0x80 ? 1 : 2;
    tare_database_row_encode(place, bytes + length_bytes);
    memcpy(place + length_bytes, types, bytes);
    return bytes + length_bytes;
}

void tare_database_tree_add(TareDatabaseTree *self, uint64_t key, const TareDatabaseRow *row) {
    if (row->values.failed) {
        tare_database_fail(self->database, ENOMEM);
        return;
    }
    uint8_t types[sizeof row->types + 2];
    size_t type_bytes = encode_types(types, row->types, row->type_bytes);
    size_t value_bytes = row->values.length_bytes, bytes = type_bytes + value_bytes;
    size_t local_values = count_local(bytes) - type_bytes;
    uint8_t cell[PAGE];
    size_t used = tare_database_row_encode(cell, bytes);
    used += tare_database_row_encode(cell + used, key);
    memcpy(cell + used, types, type_bytes);
    used += type_bytes;
    const char *values = tare_text_get(&row->values);
    memcpy(cell + used, values, local_values);
    used += local_values;
    if (local_values < value_bytes) {
        put_number(cell + used, write_rest(self, values + local_values, value_bytes - local_values),
                   CHILD_BYTES);
        used += CHILD_BYTES;
    }
    add_leaf_cell(self, cell, used);
    self->key = key;
}

void tare_database_tree_add_entry(TareDatabaseTree *self, uint64_t number, uint64_t key) {
    enum { TYPE_BYTES = 3 };
    uint8_t cell[MOST_KEY_BYTES], *types = cell + 1, *values = types + TYPE_BYTES;
    types[0] = TYPE_BYTES;
    size_t bytes = tare_database_row_encode_value(values, number, &types[1]);
    bytes += tare_database_row_encode_value(values + bytes, key, &types[2]);
    cell[0] = (uint8_t)(TYPE_BYTES + bytes);
    add_leaf_cell(self, cell, 1 + TYPE_BYTES + bytes);
}

// ---- begin and end ----

void tare_database_tree_init(TareDatabaseTree *self, TareDatabase *database, bool is_index) {
    *self = (TareDatabaseTree){.database = database, .is_index = is_index};
}

void tare_database_tree_deinit(TareDatabaseTree *self) {
    TareAllocator *allocator = self->database->output.allocator;
    for (size_t level = 0; level < self->level_count; level++)
        allocator->resize(allocator, self->levels[level], sizeof *self->levels[level], 0);
    self->level_count = 0;
}

uint32_t tare_database_tree_end(TareDatabaseTree *self) {
    uint32_t number = 0;
    if (!get_level(self, 0)) return 0;
    for (size_t level = 0; level < self->level_count; level++)
        number = write_page(self, self->levels[level], level, number);
    return number;
}

bool tare_database_tree_end_first(TareDatabaseTree *self, uint8_t *page) {
    TareDatabasePage *leaf = get_level(self, 0);
    if (!leaf || self->level_count > 1) return false;
    size_t used = LEAF_HEAD_BYTES + 2 * (size_t)leaf->cell_count;
    if (TARE_DATABASE_HEAD_BYTES + used > leaf->start) return false;
    write_head(self, leaf, 0, 0);
    memcpy(page + leaf->start, leaf->bytes + leaf->start, PAGE - leaf->start);
    memcpy(page + TARE_DATABASE_HEAD_BYTES, leaf->bytes, used);
    return true;
}
