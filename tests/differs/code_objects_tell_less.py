# CPython: three empty lists and "($module, obj, /)". co_code is that of another machine here; its
# instructions are listed in docs/opcodes.md.
code = (lambda x=1: x).__code__
print([name for name in ("co_exceptiontable", "co_stacksize") if not hasattr(code, name)])
frame = __import__("sys")._getframe()
print([name for name in ("f_trace", "f_trace_lines") if not hasattr(frame, name)])
print([name for name in ("__builtins__",) if not hasattr(lambda: 0, name)])
print(len.__text_signature__)
