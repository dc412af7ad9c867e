// A document as objects of the language: ordinary ones, made after everything was measured.
#include "measure/document.h"
#include "object/dict.h"
#include "types/float.h"
#include "types/int.h"
#include "types/list.h"

static TareValue new_list(TareRuntime *rt, const TareNode *self) {
    TareValue list = tare_list_new(rt, self->children.count);
    const TareNode *child = self->children.first;
    for (; child && !tare_value_is_absent(list); child = child->next) {
        TareValue item = tare_document_new_value(rt, child);
        if (tare_value_is_absent(item) ||
            tare_list_append_steal(rt, tare_list_of(list), item) != TARE_OK)
            tare_slot_clear(rt, &list);
    }
    return list;
}

static TareValue new_dict(TareRuntime *rt, const TareNode *self) {
    TareValue dict = tare_dict_new(rt);
    const TareNode *child = self->children.first;
    for (; child && !tare_value_is_absent(dict); child = child->next) {
        TareValue item = tare_document_new_value(rt, child);
        if (tare_value_is_absent(item) ||
            tare_dict_set_c(rt, tare_dict_of(dict), child->key, item) != TARE_OK)
            tare_slot_clear(rt, &dict);
        tare_release(rt, item);
    }
    return dict;
}

TareValue tare_document_new_value(TareRuntime *rt, const TareNode *self) {
    switch (self->kind) {
    case TARE_NODE_NULL: return TARE_NONE;
    case TARE_NODE_BOOL: return tare_value_from_bool(self->truth);
    case TARE_NODE_NUMBER: return tare_int_new(rt, self->number);
    case TARE_NODE_REAL: return tare_float_new(rt, self->real);
    case TARE_NODE_TEXT: return tare_string_new_c(rt, self->text);
    case TARE_NODE_LIST: return new_list(rt, self);
    default: return new_dict(rt, self);
    }
}
