// Compile-time configuration: compiler attributes and the limits that the whole house shares.
// Knows nothing of the layers above. Ownership marks are those of docs/contributing.md.
#ifndef TARE_BASE_CONFIG_H
#define TARE_BASE_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A returned reference that the caller now owns, and must release or hand on.
#define TARE_NEW __attribute__((warn_unused_result))
// A returned reference that somebody else owns; the function's comment says until when it lives.
#define TARE_BORROWED

// 1 in stress builds: a collection at every safe point.
#ifndef TARE_STRESS
#define TARE_STRESS 0
#endif

// 1 in the Boehm build: libgc frees objects, and no reference is counted.
#ifndef TARE_BOEHM
#define TARE_BOEHM 0
#endif

#define TARE_CHECKED __attribute__((warn_unused_result))
#define TARE_LIKELY(condition) __builtin_expect(!!(condition), 1)
#define TARE_UNLIKELY(condition) __builtin_expect(!!(condition), 0)
#define TARE_NO_INLINE __attribute__((noinline))
#define TARE_ALWAYS_INLINE static inline __attribute__((always_inline))
#define TARE_PRINTF(format_index, first_index) \
    __attribute__((format(printf, format_index, first_index)))

// Result of an operation that may fail and has no value to return; on TARE_ERROR the error is
// pending in the runtime (in layers without a runtime: out of memory).
typedef enum TareStatus { TARE_OK = 0, TARE_ERROR = -1 } TareStatus;

#endif
