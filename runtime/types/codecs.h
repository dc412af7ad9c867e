// Texts to bytes and back: the encodings that the runtime knows by itself, and what to do with what
// they cannot express.
#ifndef TARE_TYPES_CODECS_H
#define TARE_TYPES_CODECS_H

#include "object/runtime.h"

// `encoding` NULL: utf-8; `errors` NULL: strict. LookupError "unknown encoding: x" and "unknown
// error handler name 'x'" (the latter only when it is needed).
TARE_NEW TareValue tare_codecs_decode(TareRuntime *rt, const uint8_t *data, size_t length,
                                      const char *encoding, const char *errors);
TARE_NEW TareValue tare_codecs_encode(TareRuntime *rt, TareString *text, const char *encoding,
                                      const char *errors);
// The canonical name of an encoding ("utf-8", "iso8859-1"), or NULL when it is not known.
const char *tare_codecs_find_name(const char *encoding);
// The characters of the bytes from 0x80 up (0: none) in an encoding of one byte a character that
// has a table; NULL for others.
const uint16_t *tare_codecs_find_points(const char *encoding);
// The name in an argument `encoding` or `errors`: *out is NULL where the value is absent. TypeError
// "<function>() argument '<parameter>' must be str, not T". Lives as long as the value.
TareStatus tare_codecs_read_name(TareRuntime *rt, TareValue v, const char *function,
                                 const char *parameter, const char **out) TARE_CHECKED;

#endif
