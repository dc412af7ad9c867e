// Five stacks in place of recursion; a component is moved from one to the other place by place.
#include "collect/old_components.h"

enum { MOST_PLACES = INT32_MAX };
#define SORTED UINT32_MAX
// Marks the first place of a component among `sorted`.
#define FIRST (UINT32_C(1) << 31)

static void init_ids(TareVector *vector, TareAllocator *allocator) {
    tare_vector_init(vector, allocator, sizeof(uint32_t));
}

void tare_old_components_init(TareOldComponents *self, TareNotes *notes) {
    TareAllocator *allocator = notes->allocator;
    *self = (TareOldComponents){.notes = notes};
    tare_vector_init(&self->places, allocator, sizeof(TareOldPlace));
    tare_vector_init(&self->path, allocator, sizeof(TareOldVisit));
    init_ids(&self->met, allocator);
    init_ids(&self->open, allocator);
    init_ids(&self->sorted, allocator);
}

void tare_old_components_reserve(TareOldComponents *self, uint64_t place_count) {
    if (!place_count) return;
    if (tare_vector_reserve(&self->places, place_count + 1) != TARE_OK ||
        tare_vector_reserve(&self->sorted, place_count) != TARE_OK)
        self->notes->failed = true;
}

void tare_old_components_deinit(TareOldComponents *self) {
    tare_vector_deinit(&self->places);
    tare_vector_deinit(&self->path);
    tare_vector_deinit(&self->met);
    tare_vector_deinit(&self->open);
    tare_vector_deinit(&self->sorted);
}

static void push(TareOldComponents *self, TareVector *ids, uint32_t id) {
    uint32_t *slot = tare_vector_push(ids);
    if (slot)
        *slot = id;
    else
        self->notes->failed = true;
}

static uint32_t pop(TareVector *ids) { return *(uint32_t *)tare_vector_get(ids, --ids->count); }

static TareOldPlace *get_place(const TareOldComponents *self, uint32_t id) {
    return tare_vector_get(&self->places, id);
}

static TareOldVisit *get_last_visit(const TareOldComponents *self) {
    return tare_vector_get(&self->path, self->path.count - 1);
}

// The end of the path reaches what has that number.
static void lower(TareOldComponents *self, uint32_t low) {
    if (!self->path.count) return;
    TareOldPlace *place = get_place(self, get_last_visit(self)->id);
    if (low < place->low) place->low = low;
}

// ---- meeting -----------------------------------------------------------------------------------

// The id of the block; 0 when memory ended.
static uint32_t fetch_id(TareOldComponents *self, TareNotesPage *record, uint32_t index) {
    uint32_t *ids = tare_notes_fetch_ids(self->notes, record);
    if (!ids) return 0;
    if (ids[index]) return ids[index];
    TareOldPlace *place = NULL;
    if (self->places.count || tare_vector_push(&self->places))
        place = self->places.count < MOST_PLACES ? tare_vector_push(&self->places) : NULL;
    if (!place) {
        self->notes->failed = true;
        return 0;
    }
    *place = (TareOldPlace){record, index, 0};
    return ids[index] = (uint32_t)self->places.count - 1;
}

void tare_old_components_meet(TareOldComponents *self, TareNotesPage *record, uint32_t index) {
    uint32_t id = fetch_id(self, record, index);
    if (!id) return;
    uint32_t low = get_place(self, id)->low;
    if (low == SORTED) return;
    if (low)
        lower(self, low);
    else
        push(self, &self->met, id);
}

// ---- visiting ----------------------------------------------------------------------------------

bool tare_old_components_is_idle(const TareOldComponents *self) {
    return !self->closing && !self->met.count;
}

// All that the end of the path reaches has been visited. When it reaches nothing that was visited
// before it, what is open from it on is a component.
static void leave(TareOldComponents *self) {
    TareOldVisit visit = *get_last_visit(self);
    self->path.count--;
    uint32_t low = get_place(self, visit.id)->low;
    if (low < visit.number) {
        lower(self, low);
        return;
    }
    self->closing = visit.id;
    self->is_at_start = true;
}

static void move(TareOldComponents *self) {
    uint32_t id = pop(&self->open);
    get_place(self, id)->low = SORTED;
    push(self, &self->sorted, self->is_at_start ? id | FIRST : id);
    self->is_at_start = false;
    if (id == self->closing) self->closing = 0;
}

static const TareOldPlace *visit(TareOldComponents *self, uint32_t id) {
    TareOldVisit *end = tare_vector_push(&self->path);
    if (!end) {
        self->notes->failed = true;
        return NULL;
    }
    TareOldPlace *place = get_place(self, id);
    place->low = ++self->next_number;
    *end = (TareOldVisit){id, place->low};
    push(self, &self->open, id);
    push(self, &self->met, 0);
    return place;
}

const TareOldPlace *tare_old_components_step(TareOldComponents *self) {
    if (self->closing) {
        move(self);
        return NULL;
    }
    uint32_t id = pop(&self->met);
    if (!id) {
        leave(self);
        return NULL;
    }
    // It may have been visited since, by another way.
    uint32_t low = get_place(self, id)->low;
    if (!low) return visit(self, id);
    if (low != SORTED) lower(self, low);
    return NULL;
}

const TareOldPlace *tare_old_components_take(TareOldComponents *self) {
    bool is_behind = self->is_at_start || !self->sorted.count;
    self->is_at_start = false;
    if (is_behind) return NULL;
    uint32_t id = pop(&self->sorted);
    self->is_at_start = id & FIRST;
    return get_place(self, id & ~FIRST);
}
