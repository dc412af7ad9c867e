// The runtime: everything that one running program owns hangs from this struct, so two of them
// live in one process without touching each other. Layers above have their state behind pointers
// to structs that they alone define.
#ifndef TARE_OBJECT_RUNTIME_H
#define TARE_OBJECT_RUNTIME_H

#include <signal.h>

#include "memory/heap.h"
#include "object/hooks.h"
#include "object/type.h"
#include "object/weak.h"

typedef enum TareName {
#define NAME(identifier, text) TARE_NAME_##identifier,
#include "object/names.def"
#undef NAME
    TARE_NAME_COUNT
} TareName;

// Ints -5..256 are the same object wherever they come from, even when numbers are boxed.
#define TARE_RUNTIME_SMALL_INT_MIN (-5)
#define TARE_RUNTIME_SMALL_INT_COUNT 262

// What one line of execution owns; apart from the runtime, so that several can exist.
typedef struct TareExecution {
    TareValue error;            // pending exception, or absent
    struct TareFrame *frame;    // innermost frame of the machine; NULL outside
    uint32_t depth;             // calls in progress, of the language and of C slots alike
    uint32_t recursion_limit;   // depth beyond which RecursionError is raised
    char *c_stack_limit;        // lowest address that C recursion may reach
    uint32_t reported_depth;    // nesting of repr() guards
    TareValue repr_in_progress; // list of containers whose repr runs, or absent
    struct TareThread *thread;  // vm/thread.h: whose it is; NULL in the main thread
} TareExecution;

struct TareRuntime {
    TareHeap heap;
    TareExecution execution;
    TareShape **shapes;  // by shape id; NULL where the type has died
    uint32_t shape_count;
    uint32_t shape_capacity;
    TareType *types[TARE_TYPE_COUNT];
    TareString *names[TARE_NAME_COUNT];
    TareString *latin1_strings[256];  // one-character strings
    TareString *empty_string;
    TareTuple *empty_tuple;
    TareTable interned;    // str -> None; holds no count: a dying string takes itself out
    TareWeakTable weak;
    TareHooks hooks;
    TareValue modules;     // sys.modules, a dict
    TareValue builtins;    // the builtins module's dict
    TareValue memory_error;  // made at start
    // The int type's: boxed ints of TARE_RUNTIME_SMALL_INT_MIN on, immortal, absent until they are
    // first asked for; and the most decimal digits of an int as text (0: any number).
    TareValue small_ints[TARE_RUNTIME_SMALL_INT_COUNT];
    uint32_t int_digit_limit;
    uint64_t hash_seed;
    uint32_t next_type_version;
    uint32_t next_dict_version;  // so that dicts that follow each other at one address differ
    bool boxed_numbers;
    bool forbids_files, forbids_processes, forbids_imports;  // a host's limits
    volatile sig_atomic_t attention;  // nonzero: something to do at the next safe point
    int64_t collect_threshold;        // births less deaths beyond which a collection is due
    struct TareProfile *profile;      // vm/profile.h: who is told of calls; NULL while nobody
    bool collect_due;                 // the heap asks for a collection
    uint8_t optimize_level;           // of what is compiled: 1: no asserts; 2: no docstrings either
    bool is_over;  // the program has ended: finalizers, callbacks and finally blocks run no more
    volatile sig_atomic_t interrupt_due;  // Ctrl-C or the host's interrupt
    struct TareTypeCache *type_cache;     // type.c
    TareText name_scratch;                // names of types that are not ASCII, for messages
    struct TareDeallocator *deallocator;  // dealloc.c: the queue of objects that wait to die
    struct TareCollector *collector;      // layer 3
    struct TareMachine *machine;          // layer 7
    struct TareMeasure *measure;          // layer 9
    struct TareTrace *trace;              // vm/trace.c; NULL while nobody follows allocations
    struct TareImitation *imitation;      // imitation.h: of a version of CPython, or NULL
    void *host;                           // repl's or embedder's
};

#define TARE_RUNTIME_NAME(rt, identifier) ((rt)->names[TARE_NAME_##identifier])
#define TARE_RUNTIME_NAME_VALUE(rt, identifier) \
    tare_value_from_object((rt)->names[TARE_NAME_##identifier])

// The object layer's part of starting a runtime whose `heap` is ready and whose other fields are
// zero: dealloc queue, shapes, blocks of the built-in types, shared strings, names. The registry of
// types comes next (types/registry.h); nothing else may be made before.
TareStatus tare_runtime_init_objects(TareRuntime *rt) TARE_CHECKED;
// Gives up all that the object layer holds, types last; what is live in the heap then has leaked.
void tare_runtime_deinit_objects(TareRuntime *rt);

#endif
