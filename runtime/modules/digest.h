// The module _digest, on which lib/hashlib.py stands: the rounds of MD5, SHA-1, SHA-256 and SHA-512
// (RFC 1321, FIPS 180-4).
#ifndef TARE_MODULES_DIGEST_H
#define TARE_MODULES_DIGEST_H

#include "object/runtime.h"

TARE_NEW TareValue tare_digest_new_module(TareRuntime *rt);

#endif
