// What particular kinds of exceptions add: fields, their initialisation from arguments, texts.
#ifndef TARE_TYPES_EXCEPTION_KINDS_H
#define TARE_TYPES_EXCEPTION_KINDS_H

#include "types/exception.h"

extern const TareTypeSpec tare_exception_base_spec;  // BaseException's, in exception.c

// Fields of an exception whose nearest built-in type is `id`.
uint8_t tare_exception_kinds_count_fields(TareTypeId id);
// Sets the fields from the arguments of the call; the args tuple stands already.
TareStatus tare_exception_kinds_initialize(TareRuntime *rt, TareValue self,
                                           const TareArguments *arguments) TARE_CHECKED;
// OSError(errno, ...) makes an instance of errno's own class.
TareType *tare_exception_kinds_choose_type(TareRuntime *rt, TareType *type,
                                           const TareArguments *arguments);
// str(exception).
TARE_NEW TareValue tare_exception_kinds_str(TareRuntime *rt, TareValue self);
// The built-in class for an errno value.
TareTypeId tare_exception_kinds_of_errno(int error_number);

#endif
