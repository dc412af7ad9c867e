// A frame: one call in progress. Frames of functions live on the machine's frame stack and their
// registers on its register stack; a generator's frame and registers live in the generator object.
//
// Register windows overlap: a callee's window begins at its first argument in the caller's window.
// [V1] Beyond the live window every word of the register stack is absent or an immediate, so a
// window is never searched for dead references. A frame whose window may not be overlapped (a
// generator's, or one with far locals) has its callees' windows begin at its stack_top instead.
#ifndef TARE_VM_FRAME_H
#define TARE_VM_FRAME_H

#include "bytecode/code.h"
#include "types/function.h"

// What happens with the result when the frame returns.
typedef enum TareContinuation {
    TARE_CONTINUE_IN_C,       // tare_eval_run returns it
    TARE_CONTINUE_RESULT,     // goes into *result of the caller's window
    TARE_CONTINUE_CONSTRUCT,  // must be None; `construct` goes into *result
    TARE_CONTINUE_FOR,        // a generator that feeds the caller's FOR_NEXT
    TARE_CONTINUE_ENDED,      // has been: what the frame held is being released
} TareContinuation;

typedef struct TareFrame TareFrame;

struct TareFrame {
    TareFrame *previous;      // below it, which may have ended; NULL at the outermost
    TareCode *code;           // borrowed from `function`
    TareValue function;       // owned: the function, or the code object of a module or exec
    TareDict *globals;        // borrowed from `function`, or owned where that is a code object
    TareValue namespace;      // owned: where GET_NAME looks first; absent in functions
    TareValue *registers;
    TareValue *stack_top;     // where windows of calls from C begin
    TareValue *stack_end;     // end of the segment that stack_top lies in
    const uint32_t *pc;       // next instruction; current while another frame runs or C is called
    TareValue handled;        // exception whose handler runs; or absent
    struct TareFrameObject *object;  // owned: the frame as the language sees it, or NULL
    union {
        TareValue construct;  // owned: with CONTINUE_CONSTRUCT
        struct TareGenerator *generator;  // borrowed: the generator whose frame this is
    };
    uint8_t continuation;     // TareContinuation
    uint8_t is_generator;
    uint8_t is_fixed;         // its window may not be overlapped
    uint8_t result_register;  // of the caller, for CONTINUE_RESULT, CONSTRUCT and FOR
};

// Offset in words of the instruction that the frame executes (pc is already behind it).
uint32_t tare_frame_get_offset(const TareFrame *self);
// The source line of that instruction.
int tare_frame_get_line(const TareFrame *self);
// The frame that runs and the one that called it, as the language sees them, or NULL. A frame that
// has returned still lends its place to finalizers of what it held, but is not theirs to see.
TareFrame *tare_frame_find_running(TareRuntime *rt);
TareFrame *tare_frame_find_caller(const TareFrame *self);
// The frame as an object; borrowed from the frame. NULL and error when memory ends.
struct TareFrameObject *tare_frame_fetch_object(TareRuntime *rt, TareFrame *self);
// The local variables as a dict, cells' contents included, or the namespace: new reference.
TARE_NEW TareValue tare_frame_fetch_locals(TareRuntime *rt, TareFrame *self);
// The way back, of a function's frame whose locals were fetched: the names of that dict become the
// local variables. Nothing for other frames.
void tare_frame_store_locals(TareRuntime *rt, TareFrame *self);
// The frame ends. Releases all that it owns: registers (unless a frame object must keep the
// locals), function, namespace, handled exception.
void tare_frame_release(TareRuntime *rt, TareFrame *self);

// The frame of the language: sys._getframe(), traceback.tb_frame. While the frame runs it looks
// through; afterwards it owns the locals.
typedef struct TareFrameObject {
    TareObject header;
    TareFrame *frame;       // NULL once it has ended
    TareCode *code;         // owned
    TareDict *globals;      // owned
    TareValue namespace;    // owned: mapping of locals, made on demand; or absent
    struct TareFrameObject *back;  // owned: taken when the frame ends; or NULL
    uint32_t offset;        // last instruction, once ended
    uint32_t local_count;
    TareValue trace;        // owned: f_trace; or absent
    int32_t traced_line;    // where it was told last, or -1: nowhere yet
    uint8_t skips_lines;    // not f_trace_lines
    uint8_t traces_opcodes;  // f_trace_opcodes, which changes nothing
    TareValue locals[];     // owned, once ended
} TareFrameObject;

#endif
