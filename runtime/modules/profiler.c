// Counts calls and takes times, by function and by caller. Functions are known by their code, or
// by the definition of a native; what is counted lies in the memory of instruments.
#include "modules/profiler.h"

#include <time.h>

#include "base/hash.h"
#include "base/vector.h"
#include "object/call.h"
#include "object/descriptor.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/int.h"
#include "types/list.h"
#include "types/module.h"
#include "vm/machine.h"

typedef struct Sum {
    uint64_t calls;      // all that have ended
    uint64_t recursive;  // of these: begun while another was running
    uint64_t total_ns;   // of the others: from begin to end
    uint64_t own_ns;     // of all: without what was called
    uint32_t depth;      // running now
} Sum;

// A function, or a function as called from another one.
typedef struct Entry {
    const void *key;   // TareCode or TareNativeDefinition
    uint32_t caller;   // number of the function's entry that called; 0: the function as such
    uint32_t callee;   // of a pair: number of the function's entry
    TareValue label;   // owned, of a function: (file, line, name)
    TareObject *code;  // owned: keeps `key` from being used again; or NULL
    Sum sum;
} Entry;

typedef struct Running {
    const void *key;  // the frame, or the definition of a native
    uint32_t entry, pair;
    uint64_t start_ns, inner_ns;
} Running;

typedef struct TareProfiler {
    TareVector entries;  // Entry; number 0 is none
    TareVector running;  // Running
    uint32_t *slots;     // hash table of numbers of entries, at most half full
    size_t slot_count;
    bool counts_natives;
    bool failed;  // memory ended; what was counted is not all
} TareProfiler;

static TareAllocator *instruments(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
}

static Entry *get_entry(const TareProfiler *self, uint32_t number) {
    return tare_vector_get(&self->entries, number);
}

static uint64_t read_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

// ---- entries -----------------------------------------------------------------------------------

static uint32_t *find_slot(const TareProfiler *self, uint32_t *slots, size_t slot_count,
                           const void *key, uint32_t caller) {
    uint64_t hash = tare_hash_integer((uintptr_t)key + caller * (uint64_t)0x9e3779b97f4a7c15);
    size_t i = (size_t)hash & (slot_count - 1);
    for (;; i = (i + 1) & (slot_count - 1)) {
        if (!slots[i]) return &slots[i];
        const Entry *entry = get_entry(self, slots[i]);
        if (entry->key == key && entry->caller == caller) return &slots[i];
    }
}

static TareStatus grow(TareRuntime *rt, TareProfiler *self) {
    size_t wanted = self->slot_count ? 2 * self->slot_count : 256;
    TareAllocator *allocator = instruments(rt);
    uint32_t *slots = allocator->resize(allocator, NULL, 0, wanted * sizeof *slots);
    if (!slots) return TARE_ERROR;
    for (size_t i = 0; i < wanted; i++) slots[i] = 0;
    for (uint32_t i = 1; i < self->entries.count; i++) {
        const Entry *entry = get_entry(self, i);
        *find_slot(self, slots, wanted, entry->key, entry->caller) = i;
    }
    if (self->slots)
        allocator->resize(allocator, self->slots, self->slot_count * sizeof *slots, 0);
    self->slots = slots;
    self->slot_count = wanted;
    return TARE_OK;
}

// The number of the entry, made when there is none; 0 when memory ends.
static uint32_t find_entry(TareRuntime *rt, TareProfiler *self, const void *key, uint32_t caller) {
    if (2 * (self->entries.count + 1) > self->slot_count && grow(rt, self) != TARE_OK) return 0;
    uint32_t *slot = find_slot(self, self->slots, self->slot_count, key, caller);
    if (*slot) return *slot;
    Entry *entry = tare_vector_push(&self->entries);
    if (!entry) return 0;
    entry->key = key;
    entry->caller = caller;
    entry->label = TARE_ABSENT;
    return *slot = (uint32_t)(self->entries.count - 1);
}

// ---- labels ------------------------------------------------------------------------------------

static TareValue new_label(TareRuntime *rt, TareValue file, int64_t line, TareValue stolen_name) {
    TareValue label = tare_value_is_absent(stolen_name) ? stolen_name : tare_tuple_new(rt, 3);
    if (tare_value_is_absent(label)) {
        tare_release(rt, stolen_name);
        return label;
    }
    TareValue *items = tare_tuple_of(label)->items;
    items[0] = tare_retain(file);
    items[1] = tare_int_new(rt, line);
    items[2] = stolen_name;
    return label;
}

static TareValue new_function_name(TareRuntime *rt, const TareNativeFunction *self) {
    const char *name = self->definition->name;
    if (self->module_name)
        return tare_container_format(rt, "<built-in method %s.%s>", self->module_name, name);
    if (!tare_value_is_exact(self->self, TARE_TYPE_MODULE))
        return tare_container_format(rt, "<method '%s' of '%T' objects>", name, self->self);
    TareDict *dict = tare_module_of(self->self)->dict;
    TareValue module_name = tare_dict_find_c(rt, dict, "__name__");
    if (!tare_value_is_exact(module_name, TARE_TYPE_STR))
        return tare_container_format(rt, "<built-in method %s>", name);
    return tare_container_format(rt, "<built-in method %S.%s>", module_name, name);
}

// ('~', 0, '<built-in method builtins.len>'), as profiles of CPython name natives.
static TareValue new_native_label(TareRuntime *rt, TareValue callee) {
    TareValue name, tilde = tare_string_new_point(rt, '~');
    if (tare_value_is_exact(callee, TARE_TYPE_METHOD_DESCRIPTOR)) {
        const TareMethodDescriptor *self = (TareMethodDescriptor *)tare_value_get_object(callee);
        name = tare_container_format(rt, "<method '%s' of '%s' objects>", self->definition->name,
                                     tare_type_get_name(rt, self->owner));
    } else {
        name = new_function_name(rt, (TareNativeFunction *)tare_value_get_object(callee));
    }
    TareValue label = new_label(rt, tilde, 0, name);
    tare_release(rt, tilde);
    return label;
}

static TareStatus describe_entry(TareRuntime *rt, TareProfiler *self, uint32_t number,
                                 const TareFrame *frame, TareValue native) {
    TareValue label;
    if (tare_value_is_absent(native)) {
        TareCode *code = frame->code;
        TareValue name = tare_retain(tare_value_from_object(code->name));
        label = new_label(rt, tare_value_from_object(code->filename), code->first_line, name);
    } else {
        label = new_native_label(rt, native);
    }
    if (tare_value_is_absent(label)) {
        tare_error_clear(rt);
        return TARE_ERROR;
    }
    Entry *entry = get_entry(self, number);
    entry->label = label;
    if (!tare_value_is_absent(native)) return TARE_OK;
    tare_retain_object(frame->code);
    entry->code = &frame->code->header;
    return TARE_OK;
}

// ---- events ------------------------------------------------------------------------------------

static void begin(TareRuntime *rt, TareProfiler *self, const void *key, const void *place,
                  const TareFrame *frame, TareValue native) {
    uint32_t number = find_entry(rt, self, key, 0);
    bool is_new = number && tare_value_is_absent(get_entry(self, number)->label);
    if (!number || (is_new && describe_entry(rt, self, number, frame, native) != TARE_OK)) {
        self->failed = true;
        return;
    }
    Running running = {.key = place, .entry = number};
    if (self->running.count) {
        const Running *outer = tare_vector_get(&self->running, self->running.count - 1);
        running.pair = find_entry(rt, self, key, outer->entry);
        if (running.pair) {
            get_entry(self, running.pair)->callee = number;
            get_entry(self, running.pair)->sum.depth++;
        }
    }
    Running *top = tare_vector_push(&self->running);
    if (!top) {
        self->failed = true;
        return;
    }
    get_entry(self, number)->sum.depth++;
    *top = running;
    top->start_ns = read_clock();
}

static void enter_sum(Sum *sum, uint64_t total_ns, uint64_t own_ns) {
    sum->depth--;
    if (sum->depth == 0) sum->total_ns += total_ns;
    else sum->recursive++;
    sum->own_ns += own_ns;
    sum->calls++;
}

static void end_top(TareProfiler *self, uint64_t now_ns) {
    Running *top = tare_vector_get(&self->running, --self->running.count);
    uint64_t total_ns = now_ns - top->start_ns;
    uint64_t own_ns = total_ns - top->inner_ns;
    enter_sum(&get_entry(self, top->entry)->sum, total_ns, own_ns);
    if (top->pair) enter_sum(&get_entry(self, top->pair)->sum, total_ns, own_ns);
    if (!self->running.count) return;
    Running *outer = tare_vector_get(&self->running, self->running.count - 1);
    outer->inner_ns += total_ns;
}

// What began before the profile did is not known, and its end is none of ours.
static void end(TareProfiler *self, const void *place) {
    uint64_t now_ns = read_clock();
    if (!self->running.count) return;
    const Running *top = tare_vector_get(&self->running, self->running.count - 1);
    if (top->key == place) end_top(self, now_ns);
}

static const void *get_native_key(TareValue native) {
    if (tare_value_is_exact(native, TARE_TYPE_METHOD_DESCRIPTOR))
        return ((TareMethodDescriptor *)tare_value_get_object(native))->definition;
    return ((TareNativeFunction *)tare_value_get_object(native))->definition;
}

static void listen(TareRuntime *rt, void *context, TareProfileEvent event, TareFrame *frame,
                   TareValue native) {
    TareProfiler *self = context;
    switch (event) {
    case TARE_PROFILE_CALL: begin(rt, self, frame->code, frame, frame, native); break;
    case TARE_PROFILE_RETURN: end(self, frame); break;
    case TARE_PROFILE_NATIVE_CALL:
        if (!self->counts_natives) break;
        begin(rt, self, get_native_key(native), get_native_key(native), frame, native);
        break;
    default:
        if (self->counts_natives) end(self, get_native_key(native));
        break;
    }
}

// ---- the module --------------------------------------------------------------------------------

static void stop_listening(TareRuntime *rt) {
    rt->machine->profile.listener = NULL;
    tare_profile_refresh(rt);
}

static TareProfiler *new_profiler(TareRuntime *rt) {
    TareAllocator *allocator = instruments(rt);
    TareProfiler *self = allocator->resize(allocator, NULL, 0, sizeof *self);
    if (!self) return NULL;
    *self = (TareProfiler){.slots = NULL};
    // They own objects, which libgc does not look for in the memory of instruments.
    TareAllocator *owners = tare_system_allocator(rt->heap.system, TARE_PURPOSE_HOST);
    tare_vector_init(&self->entries, owners, sizeof(Entry));
    tare_vector_init(&self->running, allocator, sizeof(Running));
    if (tare_vector_push(&self->entries)) return self;
    allocator->resize(allocator, self, sizeof *self, 0);
    return NULL;
}

static void delete_profiler(TareRuntime *rt) {
    TareProfiler *self = rt->machine->profiler;
    TareAllocator *allocator = instruments(rt);
    if (!self) return;
    rt->machine->profiler = NULL;
    for (uint32_t i = 1; i < self->entries.count; i++) {
        tare_release(rt, get_entry(self, i)->label);
        if (get_entry(self, i)->code) tare_release_object(rt, get_entry(self, i)->code);
    }
    if (self->slots)
        allocator->resize(allocator, self->slots, self->slot_count * sizeof *self->slots, 0);
    tare_vector_deinit(&self->running);
    tare_vector_deinit(&self->entries);
    allocator->resize(allocator, self, sizeof *self, 0);
}

void tare_profiler_deinit(TareRuntime *rt) {
    stop_listening(rt);
    tare_slot_clear(rt, &rt->machine->profile_function);
    tare_slot_clear(rt, &rt->machine->trace_function);
    rt->profile = NULL;
    delete_profiler(rt);
}

static TareValue start(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    int counts_natives = tare_protocol_truth(rt, arguments->values[0]);
    if (counts_natives < 0) return TARE_ABSENT;
    if (rt->machine->profiler)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "another profile is being taken");
    TareProfiler *self = rt->machine->profiler = new_profiler(rt);
    if (!self) return tare_error_raise_memory(rt);
    self->counts_natives = counts_natives;
    tare_slot_clear(rt, &rt->machine->profile_function);
    return tare_profile_set(rt, listen, self) == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

// (label, calls, recursive calls, total, own time in ns); a pair has numbers of entries in front.
static TareValue new_row(TareRuntime *rt, const Entry *entry) {
    const Sum *sum = &entry->sum;
    int64_t numbers[] = {entry->caller, entry->callee, (int64_t)sum->calls,
                         (int64_t)sum->recursive, (int64_t)sum->total_ns, (int64_t)sum->own_ns};
    TareValue row = tare_tuple_new(rt, 7);
    if (tare_value_is_absent(row)) return row;
    TareValue *items = tare_tuple_of(row)->items;
    items[0] = tare_value_is_absent(entry->label) ? TARE_NONE : tare_retain(entry->label);
    for (size_t i = 0; i < 6; i++) {
        items[i + 1] = tare_int_new(rt, numbers[i]);
        if (!tare_value_is_absent(items[i + 1])) continue;
        tare_slot_clear(rt, &row);
        break;
    }
    return row;
}

// Ends the profile: a list of rows by number, the first of which says nothing.
static TareValue stop(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    TareProfiler *self = rt->machine->profiler;
    if (!self) return tare_list_new(rt, 0);
    stop_listening(rt);
    uint64_t now_ns = read_clock();
    while (self->running.count) end_top(self, now_ns);
    bool failed = self->failed;
    TareValue list = tare_list_new(rt, self->entries.count);
    for (uint32_t i = 0; i < self->entries.count && !tare_value_is_absent(list); i++) {
        TareValue row = new_row(rt, get_entry(self, i));
        if (tare_value_is_absent(row) ||
            tare_list_append_steal(rt, tare_list_of(list), row) != TARE_OK)
            tare_slot_clear(rt, &list);
    }
    delete_profiler(rt);
    if (!failed) return list;
    tare_release(rt, list);
    return tare_error_raise_memory(rt);
}

// ---- sys.setprofile ----------------------------------------------------------------------------

static void call_function(TareRuntime *rt, void *context, TareProfileEvent event, TareFrame *frame,
                          TareValue native) {
    static const char *const names[] = {"call", "return", "c_call", "c_return", "c_exception"};
    TareFrameObject *object = tare_frame_fetch_object(rt, frame);
    TareValue name = object ? tare_string_new_c(rt, names[event]) : TARE_ABSENT;
    TareValue function = tare_retain(rt->machine->profile_function), result = TARE_ABSENT;
    if (!tare_value_is_absent(name)) {
        TareValue given[3] = {tare_value_from_object(object), name,
                              tare_value_is_absent(native) ? TARE_NONE : native};
        TareArguments arguments = {given, 3, NULL};
        result = tare_call(rt, function, &arguments);
    }
    if (tare_value_is_absent(result)) {
        stop_listening(rt);
        tare_error_write_unraisable(rt, function);
    }
    tare_release(rt, result);
    tare_release(rt, function);
    tare_release(rt, name);
}

static TareValue set_function(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    TareValue function = arguments->values[0];
    delete_profiler(rt);
    bool is_none = tare_value_is_none(function);
    tare_slot_set_steal(rt, &rt->machine->profile_function,
                        is_none ? TARE_ABSENT : tare_retain(function));
    return tare_profile_set(rt, is_none ? NULL : call_function, NULL) == TARE_OK ? TARE_NONE
                                                                                 : TARE_ABSENT;
}

static TareValue get_function(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    TareValue function = rt->machine->profile_function;
    return tare_value_is_absent(function) ? TARE_NONE : tare_retain(function);
}

const TareNativeDefinition tare_profiler_hooks[] = {
    {"setprofile", set_function, TARE_NATIVE_ONE, 0, 0, 0,
     "Calls the function with (frame, event, arg) when functions are entered and left."},
    {"getprofile", get_function, TARE_NATIVE_NONE, 0, 0, 0, "What setprofile has set, or None."},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};

static const TareNativeDefinition functions[] = {
    {"start", start, TARE_NATIVE_ONE, 0, 0, 0, "Begins a profile; natives are counted if true."},
    {"stop", stop, TARE_NATIVE_NONE, 0, 0, 0, "Ends it: what was counted, as rows."},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};

TareValue tare_profiler_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_profiler", "Counts and times of calls.");
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) != TARE_OK) tare_slot_clear(rt, &module);
    return module;
}
