// Reads the table of embedded modules, where the lessons stand beside them.
#include "measure/lesson_list.h"

#include <string.h>

#include "modules/embedded.h"
#include "types/list.h"

static const char mark[] = "lesson:";

static TareValue new_pair(TareRuntime *rt, const TareEmbeddedModule *lesson) {
    TareValue pair = tare_tuple_new(rt, 2);
    if (tare_value_is_absent(pair)) return pair;
    TareTuple *tuple = tare_tuple_of(pair);
    tuple->items[0] = tare_string_new_c(rt, lesson->name + strlen(mark));
    if (!tare_value_is_absent(tuple->items[0]))
        tuple->items[1] = tare_string_new_utf8(rt, lesson->source, lesson->source_bytes);
    if (tare_value_is_absent(tuple->items[1])) tare_slot_clear(rt, &pair);
    return pair;
}

TareValue tare_lesson_list_texts(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue list = tare_list_new(rt, 0);
    for (const TareEmbeddedModule *row = tare_embedded_modules; row->name; row++) {
        if (strncmp(row->name, mark, strlen(mark)) != 0) continue;
        if (tare_value_is_absent(list)) break;
        TareValue pair = new_pair(rt, row);
        if (tare_value_is_absent(pair) ||
            tare_list_append_steal(rt, tare_list_of(list), pair) != TARE_OK)
            tare_slot_clear(rt, &list);
    }
    return list;
}
