// Imitation: while it is on, containers grow as those of one version of CPython do, and what that
// version would have allocated is kept beside what is allocated here, so that sys.getsizeof can
// answer as it does. rt->imitation is NULL when off; growth asks for it on its slow paths only.
//
// Lists and bytearrays take the version's capacity as their own. A dict's table is 4 words an
// entry while imitating; the fourth of the first entry holds the TareKeys. Classes and those
// instances whose dict would no longer share its keys are remembered here.
#ifndef TARE_OBJECT_IMITATION_H
#define TARE_OBJECT_IMITATION_H

#include "base/vector.h"
#include "object/cpython.h"
#include "object/instance.h"

// Words of a table's entry while imitating: key, value, hash, and the keys' state.
#define TARE_IMITATION_ENTRY_WORDS 4

typedef enum TareKeysKind {
    TARE_KEYS_NONE,     // the shared empty table
    TARE_KEYS_STRINGS,  // a table of its own, all keys are strings
    TARE_KEYS_GENERAL,  // a table of its own
    TARE_KEYS_SPLIT,    // an array of values; the keys are those of the class
} TareKeysKind;

// The table of keys that CPython's dict would have.
typedef struct TareKeys {
    uint8_t kind;    // TareKeysKind
    uint8_t log2;    // of the number of slots
    union {
        uint16_t class;   // SPLIT: index of the class, from 1 on
        uint16_t popped;  // STRINGS, GENERAL: entries that popitem() gave back, but no room
    };
    uint32_t room;   // keys that can be added before it is resized
} TareKeys;

// The keys that the instances of a class share.
typedef struct TareSharedKeys {
    TareVector names;     // TareString *, owned references, in order
    uint32_t root_shape;  // id of the class's instance_shape
    uint32_t room;
    uint8_t log2;
    bool is_shared;      // until 3.10: false once sharing was given up
} TareSharedKeys;

typedef struct TareImitation {
    const TareCpython *version;
    TareVector classes;    // TareSharedKeys; a class's index is one more than its place
    TareVector by_shape;   // uint16_t: index of the class by the id of its root shape
    TareVector apart;      // TareApart: hash table of instances whose dict shares no keys
    size_t apart_count;
} TareImitation;

// Starts it in a runtime without objects. Deinit also when it failed.
TareStatus tare_imitation_init(TareRuntime *rt, const TareCpython *version) TARE_CHECKED;
// Gives up the names that it holds, before strings go; then ends it.
void tare_imitation_release_names(TareRuntime *rt);
void tare_imitation_deinit(TareRuntime *rt);
// Whether the version's instances of `type` share keys.
bool tare_imitation_shares_keys(const TareImitation *self, const TareType *type);
// The shared keys of a class, made when first asked for; NULL when it has none or memory ends.
TareSharedKeys *tare_imitation_get_class(TareRuntime *rt, const TareType *type);
// Bytes of the dict `keys`, its object included, as that version counts them.
size_t tare_imitation_dict_bytes(TareRuntime *rt, TareKeys keys);

// An instance was born.
void tare_imitation_note_birth(TareRuntime *rt, TareObject *object, TareType *type);
// An instance without a real dict is about to get the last key of `next`.
void tare_imitation_note_attribute(TareRuntime *rt, TareObject *object, const TareShape *next);
// An attribute is about to be deleted from the instance's dict.
void tare_imitation_note_delete(TareRuntime *rt, const TareType *type);
// The keys of an instance without a real dict; and the real one gets them.
TareKeys tare_imitation_instance_keys(TareRuntime *rt, TareObject *object, const TareType *type);
TareStatus tare_imitation_adopt(TareRuntime *rt, TareTable *table, TareKeys keys) TARE_CHECKED;

// A new string in place of a shared one of one character: where the version makes a new one too,
// which from 3.12 on its size tells. On failure absent, with the error pending.
TARE_NEW TareValue tare_imitation_unshare_steal(TareRuntime *rt, TareValue stolen_text);

// imitation_keys.c: a table's keys, and what happens to them. `count`: keys there now.
TareKeys tare_imitation_keys_get(const TareTable *table);
void tare_imitation_keys_set(TareTable *table, TareKeys keys);
// `key` is about to be added; `is_string`: an exact str.
void tare_imitation_keys_add(TareRuntime *rt, TareKeys *keys, size_t count, TareValue key);
void tare_imitation_keys_delete(TareRuntime *rt, TareKeys *keys, size_t count);
// popitem() is about to take one.
void tare_imitation_keys_pop(TareRuntime *rt, TareKeys *keys, size_t count);
// Those of a copy of a dict that has `count` keys, of which `used_count` entries are taken.
TareKeys tare_imitation_keys_copy(TareRuntime *rt, TareKeys keys, size_t count);
// Room is foreseen in the table for `total` keys in all, `added` of them from another dict with
// the keys `other` (NONE: unknown).
void tare_imitation_keys_merge(TareRuntime *rt, TareKeys *keys, size_t count, TareKeys other,
                               size_t added);
// A display of `count` pairs begins.
TareKeys tare_imitation_keys_presized(TareRuntime *rt, size_t count, bool all_strings);
// fromkeys() foresees the keys of a dict, or of a set (`other` NONE).
TareKeys tare_imitation_keys_foreseen(TareRuntime *rt, TareKeys other, size_t count);
// The dict in which `count` keyword arguments arrive.
TareKeys tare_imitation_keys_of_keywords(TareRuntime *rt, size_t count);
// What calling dict makes.
TareKeys tare_imitation_keys_of_call(TareRuntime *rt);
// Adds a name to the keys of a class; false when it does not fit. Only while there is room.
bool tare_imitation_share_name(TareRuntime *rt, TareSharedKeys *shared, TareValue key);
// Its place among the names, or -1.
int tare_imitation_find_name(const TareSharedKeys *shared, TareValue key);

#endif
