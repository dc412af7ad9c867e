// The table of interned strings. It holds no count: a dying string takes itself out.
#include "object/intern.h"

#include <string.h>

#include "object/error.h"

TareString *tare_intern_string_steal(TareRuntime *rt, TareString *stolen_string) {
    if (!stolen_string || stolen_string->is_interned) return stolen_string;
    size_t position = tare_table_find_position(&rt->interned, stolen_string);
    if (position != SIZE_MAX) {
        TareValue found = tare_table_value_at(&rt->interned, position)[-1];
        tare_retain(found);
        tare_release_object(rt, stolen_string);
        return tare_string_of(found);
    }
    if (tare_table_set_string(rt, &rt->interned, stolen_string, TARE_NONE) != TARE_OK) {
        tare_release_object(rt, stolen_string);
        return NULL;
    }
    tare_object_drop_count(&stolen_string->header);  // the table's reference
    stolen_string->is_interned = 1;
    return stolen_string;
}

TareString *tare_intern_utf8(TareRuntime *rt, const char *bytes, size_t length_bytes) {
    TareValue string = tare_string_new_utf8(rt, bytes, length_bytes);
    return tare_intern_string_steal(rt, tare_string_of(string));
}

TareString *tare_intern_c(TareRuntime *rt, const char *utf8) {
    return tare_intern_utf8(rt, utf8, strlen(utf8));
}

// The count is lent to the table for the time of the deletion, which gives one back.
void tare_intern_forget(TareRuntime *rt, TareString *string) {
    if (!string->is_interned) return;
    string->is_interned = 0;
    uint32_t count = tare_object_count(&string->header);
    tare_object_set_count(&string->header, 2);
    if (tare_table_delete_string(rt, &rt->interned, string) < 0) tare_error_clear(rt);
    tare_object_set_count(&string->header, count);
}
