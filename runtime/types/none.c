// None: no object at all, only a value; the type answers for it.
#include "object/error.h"
#include "object/runtime.h"

extern const TareTypeSpec tare_none_spec;

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    if (arguments->positional_count || tare_native_keyword_count(arguments))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "NoneType takes no arguments");
    return TARE_NONE;
}

static TareValue repr(TareRuntime *rt, TareValue self) { return tare_string_new_c(rt, "None"); }

static int truth(TareRuntime *rt, TareValue self) { return 0; }

// There is nothing to describe: no value of this type has a block.
static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {}

const TareTypeSpec tare_none_spec = {
    .instance_bytes = sizeof(TareObject),
    .slots = {.describe = describe,
              .create = create,
              .truth = truth,
              .repr = repr},
};
