// The type of capsules: they are called and represented, nothing else.
#include "types/capsule.h"

#include "object/error.h"
#include "object/runtime.h"
#include "types/container.h"

TareValue tare_capsule_new(TareRuntime *rt, const char *name) {
    TareValue text = tare_string_new_c(rt, name);
    if (tare_value_is_absent(text)) return text;
    TareCapsule *self = tare_alloc_builtin(rt, TARE_TYPE_CAPSULE);
    if (!self) {
        tare_release(rt, text);
        return TARE_ABSENT;
    }
    self->name = text;
    return tare_value_from_object(self);
}

static TareValue call(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareCapsule *self = tare_capsule_of(v);
    if (self->call) return self->call(rt, self, arguments);
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "'%T' object is not callable", v);
}

static TareValue repr(TareRuntime *rt, TareValue v) {
    return tare_container_format(rt, "<host function %S>", tare_capsule_of(v)->name);
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 1, sizeof(TareCapsule), "function, context");
}

const TareTypeSpec tare_capsule_spec = {
    .instance_bytes = sizeof(TareCapsule),
    .flags = TARE_TYPE_NO_INSTANTIATION | TARE_TYPE_ALLOWS_WEAK,
    .slots = {.describe = describe, .repr = repr, .call = call},
};
