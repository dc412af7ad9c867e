// Both kinds of locks. Guarded by tests/lang/threads/.
#include "modules/lock.h"

#include <math.h>

#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/float.h"
#include "types/int.h"
#include "vm/thread.h"

// Who waits owns no part in the lock: the call that waits does.
typedef struct Lock {
    TareObject header;
    TareThreadQueue waiting;
    uint64_t count;  // 0: open; a plain lock has at most 1
    uint64_t owner;  // of a recursive lock that is taken: the ident of its thread
} Lock;

static Lock *of(TareValue v) { return (Lock *)tare_value_get_object(v); }

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    Lock *self = (Lock *)object;
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_LEAF, "lock");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_RAW, &self->waiting, sizeof *self - sizeof *object,
                         "who waits, count, owner");
}

TareValue tare_lock_new(TareRuntime *rt, TareType *type) {
    Lock *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    self->waiting = (TareThreadQueue){0};
    self->count = self->owner = 0;
    return tare_value_from_object(self);
}

// ---- taking ------------------------------------------------------------------------------------

static TareStatus read_deadline(TareRuntime *rt, TareValue timeout, int64_t *out) {
    double seconds;
    if (tare_float_from_value(rt, timeout, &seconds) != TARE_OK) return TARE_ERROR;
    if (isnan(seconds))
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "Invalid value NaN (not a number)");
    if (fabs(seconds) >= 9223372036.8)
        return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR,
                               "timestamp out of range for platform time_t");
    if (seconds == -1) return TARE_OK;
    if (seconds < 0)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "timeout value must be positive");
    if (seconds < 9e9) *out = tare_thread_now_ns() + (int64_t)ceil(seconds * 1e9);
    return TARE_OK;
}

// acquire(blocking=True, timeout=-1); a deadline of 0 means not to wait.
static TareStatus read_arguments(TareRuntime *rt, const TareArguments *arguments, int64_t *out) {
    static const char *const names[] = {"blocking", "timeout"};
    static const TareParameters parameters = {"acquire", names, 2, 0, 2, 0};
    TareValue given[2];
    int64_t blocks = 1;
    *out = TARE_THREAD_FOREVER;
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ERROR;
    if (!tare_value_is_absent(given[0]) &&
        tare_operator_index_int(rt, given[0], &blocks) != TARE_OK)
        return TARE_ERROR;
    if (!tare_value_is_absent(given[1]) && read_deadline(rt, given[1], out) != TARE_OK)
        return TARE_ERROR;
    if (blocks) return TARE_OK;
    if (*out != TARE_THREAD_FOREVER)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "can't specify a timeout for a non-blocking call");
    *out = 0;
    return TARE_OK;
}

// Waits until the lock is open: 1, 0 when time is over, -1 with an error pending.
static int await(TareRuntime *rt, Lock *self, int64_t deadline_ns) {
    while (self->count) {
        if (deadline_ns <= 0) return 0;
        TareThreadOutcome outcome = tare_thread_wait(rt, &self->waiting, deadline_ns);
        if (outcome == TARE_THREAD_FAILED) return -1;
        if (outcome == TARE_THREAD_TIMED_OUT) return !self->count;
    }
    return 1;
}

static TareValue acquire(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    int64_t deadline_ns;
    if (read_arguments(rt, arguments, &deadline_ns) != TARE_OK) return TARE_ABSENT;
    int is_open = await(rt, of(v), deadline_ns);
    if (is_open < 0) return TARE_ABSENT;
    if (is_open) of(v)->count = 1;
    return tare_value_from_bool(is_open);
}

static void open_lock(TareRuntime *rt, Lock *self) {
    self->count = self->owner = 0;
    tare_thread_wake(rt, &self->waiting);
}

static TareValue release(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    if (!of(v)->count)
        return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "release unlocked lock");
    open_lock(rt, of(v));
    return TARE_NONE;
}

static TareValue is_locked(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_value_from_bool(of(v)->count);
}

static TareValue reinit(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    open_lock(rt, of(v));
    return TARE_NONE;
}

static TareValue repr(TareRuntime *rt, TareValue v) {
    return tare_container_format(rt, "<%s _thread.lock object at 0x%llx>",
                                 of(v)->count ? "locked" : "unlocked",
                                 (unsigned long long)(uintptr_t)of(v));
}

static TareValue refuse_pickle(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "cannot pickle '%T' object", v);
}

static const TareNativeDefinition methods[] = {
    {"acquire", acquire, TARE_NATIVE_ANY,
     .doc = "acquire(blocking=True, timeout=-1) -> bool\n\nTake the lock once it is open."},
    {"acquire_lock", acquire, TARE_NATIVE_ANY, .doc = "The same as acquire."},
    {"release", release, TARE_NATIVE_NONE, .doc = "Open the lock; any thread may."},
    {"release_lock", release, TARE_NATIVE_NONE, .doc = "The same as release."},
    {"locked", is_locked, TARE_NATIVE_NONE, .doc = "Whether somebody has taken the lock."},
    {"locked_lock", is_locked, TARE_NATIVE_NONE, .doc = "The same as locked."},
    {"__enter__", acquire, TARE_NATIVE_ANY, .doc = "Take the lock."},
    {"__exit__", release, TARE_NATIVE_ANY, .doc = "Open the lock."},
    {"__reduce__", refuse_pickle, TARE_NATIVE_NONE},
    {"__reduce_ex__", refuse_pickle, TARE_NATIVE_ONE},
    {"_at_fork_reinit", reinit, TARE_NATIVE_NONE},
    {NULL},
};

const TareTypeSpec tare_lock_spec = {
    .instance_bytes = sizeof(Lock),
    .flags = TARE_TYPE_NO_INSTANTIATION | TARE_TYPE_IS_LEAF | TARE_TYPE_ALLOWS_WEAK,
    .methods = methods,
    .doc = "A lock, as allocate_lock() makes it.",
    .slots = {.describe = describe, .repr = repr},
};

// ---- recursive locks ---------------------------------------------------------------------------

static uint64_t get_ident(TareRuntime *rt) { return tare_thread_get_current(rt)->ident; }

static bool is_own(TareRuntime *rt, const Lock *self) {
    return self->count && self->owner == get_ident(rt);
}

static TareValue recursive_acquire(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    Lock *self = of(v);
    int64_t deadline_ns;
    if (read_arguments(rt, arguments, &deadline_ns) != TARE_OK) return TARE_ABSENT;
    int is_open = is_own(rt, self) ? 1 : await(rt, self, deadline_ns);
    if (is_open < 0) return TARE_ABSENT;
    if (is_open) {
        self->count++;
        self->owner = get_ident(rt);
    }
    return tare_value_from_bool(is_open);
}

static TareValue recursive_release(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    if (!is_own(rt, of(v)))
        return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "cannot release un-acquired lock");
    if (--of(v)->count == 0) open_lock(rt, of(v));
    return TARE_NONE;
}

static TareValue recursive_is_owned(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_value_from_bool(is_own(rt, of(v)));
}

static TareValue recursive_count(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_int_new(rt, is_own(rt, of(v)) ? (int64_t)of(v)->count : 0);
}

// Opens the lock however often it was taken; what is returned undoes that.
static TareValue recursive_save(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    Lock *self = of(v);
    if (!self->count)
        return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "cannot release un-acquired lock");
    TareValue state = tare_tuple_new(rt, 2);
    if (tare_value_is_absent(state)) return state;
    tare_tuple_of(state)->items[0] = tare_int_new(rt, (int64_t)self->count);
    tare_tuple_of(state)->items[1] = tare_int_new(rt, (int64_t)self->owner);
    if (tare_error_is_pending(rt)) tare_slot_clear(rt, &state);
    else open_lock(rt, self);
    return state;
}

static TareValue recursive_restore(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    int64_t count = 0, owner = 0;
    TareValue state = arguments->values[0];
    if (!tare_type_is_instance(rt, state, TARE_TYPE_TUPLE) || tare_tuple_of(state)->length != 2)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "a tuple of two ints is needed");
    if (tare_operator_index_size(rt, tare_tuple_of(state)->items[0], &count) != TARE_OK ||
        tare_operator_index_size(rt, tare_tuple_of(state)->items[1], &owner) != TARE_OK ||
        await(rt, of(v), TARE_THREAD_FOREVER) < 0)
        return TARE_ABSENT;
    of(v)->count = (uint64_t)count;
    of(v)->owner = (uint64_t)owner;
    return TARE_NONE;
}

static TareValue recursive_repr(TareRuntime *rt, TareValue v) {
    Lock *self = of(v);
    return tare_container_format(rt, "<%s %T object owner=%llu count=%llu at 0x%llx>",
                                 self->count ? "locked" : "unlocked", v,
                                 (unsigned long long)self->owner, (unsigned long long)self->count,
                                 (unsigned long long)(uintptr_t)self);
}

static TareValue recursive_create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    return tare_lock_new(rt, type);
}

static const TareNativeDefinition recursive_methods[] = {
    {"acquire", recursive_acquire, TARE_NATIVE_ANY,
     .doc = "acquire(blocking=True, timeout=-1) -> bool\n\nTake the lock, or once more."},
    {"release", recursive_release, TARE_NATIVE_NONE, .doc = "Undo one acquire()."},
    {"__enter__", recursive_acquire, TARE_NATIVE_ANY, .doc = "Take the lock."},
    {"__exit__", recursive_release, TARE_NATIVE_ANY, .doc = "Undo one acquire()."},
    {"__reduce__", refuse_pickle, TARE_NATIVE_NONE},
    {"__reduce_ex__", refuse_pickle, TARE_NATIVE_ONE},
    {"_is_owned", recursive_is_owned, TARE_NATIVE_NONE},
    {"_recursion_count", recursive_count, TARE_NATIVE_NONE},
    {"_release_save", recursive_save, TARE_NATIVE_NONE},
    {"_acquire_restore", recursive_restore, TARE_NATIVE_ONE},
    {"_at_fork_reinit", reinit, TARE_NATIVE_NONE},
    {NULL},
};

const TareTypeSpec tare_lock_recursive_spec = {
    .instance_bytes = sizeof(Lock),
    .flags = TARE_TYPE_IS_LEAF | TARE_TYPE_ALLOWS_WEAK,
    .methods = recursive_methods,
    .doc = "A lock that its thread may take several times.",
    .slots = {.describe = describe, .create = recursive_create, .repr = recursive_repr},
};
