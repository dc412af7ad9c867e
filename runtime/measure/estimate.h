// What an object would cost in a version of CPython: what sys.getsizeof would say, and the bytes
// that the allocator would really take. Facts: cpython_layouts.def and object/cpython.h.
// Nothing here runs code of the program or allocates.
#ifndef TARE_MEASURE_ESTIMATE_H
#define TARE_MEASURE_ESTIMATE_H

#include "object/cpython.h"
#include "object/runtime.h"

typedef struct TareEstimate {
    bool exists;             // the version has such a type; else all is 0
    bool is_measured;        // getsizeof_bytes was read from that version and rests on no guess
    size_t sizeof_bytes;     // __sizeof__()
    size_t getsizeof_bytes;  // sys.getsizeof()
    size_t allocated_bytes;  // blocks as the allocator takes them; of an instance with its values
                             // or its __dict__
    size_t number_bytes;     // what the numbers in it take, which are immediate words here
    size_t block_count;
} TareEstimate;

typedef struct TareEstimator {
    TareRuntime *rt;
    const TareCpython *version;
    bool is_exact;      // the runtime imitates this very version: growth is known, not guessed
    size_t siblings;    // instances of its class made up to and with the object; 0: those alive
    bool skips_dicts;   // real dicts of instances are counted on their own
    TareEstimate result;
} TareEstimator;

// What `v` costs in `version`. `siblings` as above.
TareEstimate tare_estimate_measure(TareRuntime *rt, const TareCpython *version, TareValue v,
                                   size_t siblings, bool skips_dicts);
// The same object here: its blocks, and what it would be if numbers were objects.
typedef struct TareEstimateHere {
    size_t own_bytes;
    size_t boxed_bytes;
} TareEstimateHere;
TareEstimateHere tare_estimate_measure_here(TareRuntime *rt, TareValue v);

// ---- the parts ----

// A block of so many bytes, the words in front of an object included.
void tare_estimate_add_block(TareEstimator *self, size_t request_bytes);
// The fixed part of exact objects of a built-in type, without the collector's words; 0: none.
size_t tare_estimate_fixed_bytes(const TareEstimator *self, TareTypeId id, bool *is_collected);
// The dict `dict` (estimate_dict.c): its object of `object_bytes` is a block with the rest.
void tare_estimate_dict_measure(TareEstimator *self, const TareTable *table, size_t object_bytes);
// An instance's values or dict, counted as allocated only (estimate_instance.c).
void tare_estimate_instance_measure(TareEstimator *self, TareObject *object, size_t body_bytes);
// A class: its object and the keys its instances share.
void tare_estimate_instance_measure_class(TareEstimator *self, const TareType *type);
// Whether instances of `type` get a dict, or weak references, that its built-in base has not.
bool tare_estimate_instance_adds_dict(const TareEstimator *self, const TareType *type);
bool tare_estimate_instance_adds_weak(const TareEstimator *self, const TareType *type);
// Live instances of the class, exactly of it.
size_t tare_estimate_instance_count(const TareType *type);
// Classes that stand for CPython's in C (estimate_standin.c): false when `type` is none.
bool tare_estimate_standin_measure(TareEstimator *self, TareValue v, const TareType *type);
// Adds the blocks in which a deque there keeps its items.
void tare_estimate_standin_add_deque(TareEstimator *self, TareValue v);

#endif
