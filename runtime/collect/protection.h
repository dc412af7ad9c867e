// What keeps a collection from destroying what lives. A build for a test leaves one of these out
// (-DTARE_WITHOUT=TARE_PROTECTION_VERDICT), and the test sees that living objects die of it:
// tests/collections/each_protection_is_needed_test.sh.
#ifndef TARE_COLLECT_PROTECTION_H
#define TARE_COLLECT_PROTECTION_H

#define TARE_PROTECTION_NONE 0
// Marking takes away from what is suspected all that is reached from what lives.
#define TARE_PROTECTION_MARKING 1
// [C5] What slices suspect is counted once more, at once, before anything of it is destroyed.
#define TARE_PROTECTION_VERDICT 2
// Weak references to garbage are cleared before any other code runs.
#define TARE_PROTECTION_WEAK 3
// What finalizers brought back is looked for before anything is destroyed.
#define TARE_PROTECTION_REVISION 4

#ifndef TARE_WITHOUT
#define TARE_WITHOUT TARE_PROTECTION_NONE
#endif

#endif
