# CPython: two empty lists, a jump over the line and "($module, obj, /)". co_code is that of another machine here; its
# instructions are listed in docs/opcodes.md.
code = (lambda x=1: x).__code__
print([name for name in ("co_exceptiontable", "co_stacksize") if not hasattr(code, name)])


def jump(frame, event, arg):
    if event == "line" and not jumped:
        jumped.append(1)
        frame.f_lineno += 1
    return jump


def jumps():
    x = 1
    print("jumped here", "x" in locals())


import sys
jumped = []
sys.settrace(jump)
try:
    jumps()
except AttributeError as error:
    print(error)
sys.settrace(None)
print([name for name in ("__builtins__",) if not hasattr(lambda: 0, name)])
print(len.__text_signature__)
