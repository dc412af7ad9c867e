// Guarded by tests/lang/threads/modules_are_whole_when_they_are_imported.py.
#include "vm/import_turn.h"

#include "object/string.h"
#include "vm/machine.h"

static TareImportTurn **get_list(TareRuntime *rt) { return &rt->machine->threads->imports; }

void tare_import_turn_begin(TareRuntime *rt, TareImportTurn *self, TareString *name) {
    *self = (TareImportTurn){*get_list(rt), name, tare_thread_get_current(rt), {NULL, NULL}};
    *get_list(rt) = self;
}

void tare_import_turn_end(TareRuntime *rt, TareImportTurn *self) {
    TareImportTurn **place = get_list(rt);
    while (*place != self) place = &(*place)->next;
    *place = self->next;
    while (self->waiting.first) tare_thread_wake(rt, &self->waiting);
}

static TareImportTurn *find(TareRuntime *rt, const TareString *name) {
    for (TareImportTurn *turn = *get_list(rt); turn; turn = turn->next)
        if (tare_string_equals(turn->name, name)) return turn;
    return NULL;
}

// Whether the thread in turn, directly or not, is waited for by who runs that body.
static bool is_awaited_by(TareRuntime *rt, const TareImportTurn *turn) {
    const TareThread *self = tare_thread_get_current(rt);
    while (turn && turn->thread != self) turn = turn->thread->awaited;
    return turn;
}

TareStatus tare_import_turn_await(TareRuntime *rt, const TareString *name) {
    TareImportTurn *turn;
    if (!*get_list(rt) || !rt->machine->threads->alive_count) return TARE_OK;
    TareThread *self = tare_thread_get_current(rt);
    while ((turn = find(rt, name)) && !is_awaited_by(rt, turn)) {
        self->awaited = turn;
        TareThreadOutcome outcome = tare_thread_wait(rt, &turn->waiting, TARE_THREAD_FOREVER);
        self->awaited = NULL;
        if (outcome == TARE_THREAD_FAILED) return TARE_ERROR;
    }
    return TARE_OK;
}
