// The module _json: encoder and decoder under lib/json.py.
#ifndef TARE_MODULES_JSON_H
#define TARE_MODULES_JSON_H

#include "object/native.h"
#include "object/runtime.h"

TARE_NEW TareValue tare_json_new_module(TareRuntime *rt);

// encode(object, settings): the text. The settings are the tuple (indent or None, item separator,
// key separator, sort_keys, ensure_ascii, skipkeys, allow_nan, check_circular, default).
TARE_NEW TareValue tare_json_encode_object(TareRuntime *rt, TareValue self,
                                           const TareArguments *arguments);
// quote(text, ensure_ascii): the text as a JSON string.
TARE_NEW TareValue tare_json_encode_quote(TareRuntime *rt, TareValue self,
                                          const TareArguments *arguments);
// decode(text, start, settings): (object, end). The settings are the tuple (strict, object_hook,
// object_pairs_hook, parse_float, parse_int, parse_constant, error), None for hooks not given;
// error(message, text, position) makes the exception to raise.
TARE_NEW TareValue tare_json_decode_text(TareRuntime *rt, TareValue self,
                                         const TareArguments *arguments);

#endif
