// Three price levels of asserts. TARE_CHECK_LEVEL is 0 in release, 1 in debug, 2 in stress builds.
#ifndef TARE_BASE_ASSERT_H
#define TARE_BASE_ASSERT_H

#include <assert.h>

#ifndef TARE_CHECK_LEVEL
#define TARE_CHECK_LEVEL 0
#endif

// Cheap: a compare or two; on from level 1.
#define TARE_ASSERT(condition)                        \
    do {                                              \
        if (TARE_CHECK_LEVEL >= 1) assert(condition); \
    } while (0)
// Costs about as much as the function it guards; on from level 1.
#define TARE_ASSERT_INTERNAL(condition)               \
    do {                                              \
        if (TARE_CHECK_LEVEL >= 1) assert(condition); \
    } while (0)
// Walks a whole structure; on at level 2.
#define TARE_ASSERT_EXPENSIVE(condition)              \
    do {                                              \
        if (TARE_CHECK_LEVEL >= 2) assert(condition); \
    } while (0)

#endif
