// _operator: the operators of the language as functions. The rest of operator is in the language.
#ifndef TARE_MODULES_OPERATOR_MODULE_H
#define TARE_MODULES_OPERATOR_MODULE_H

#include "object/runtime.h"

TARE_NEW TareValue tare_operator_module_new(TareRuntime *rt);

#endif
