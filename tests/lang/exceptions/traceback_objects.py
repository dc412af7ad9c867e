import sys


def inner():
    local = 5
    raise ValueError("deep")


def outer():
    inner()


try:
    outer()
except ValueError as e:
    tb = e.__traceback__
    lines = []
    while tb:
        lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        last = tb
        tb = tb.tb_next
    print(lines)
    print(last.tb_frame.f_locals, last.tb_frame.f_back.f_code.co_name if last.tb_frame.f_back else None)
    print(type(last).__name__, type(last.tb_frame).__name__)
    plain = e.with_traceback(None)
    print(plain is e, e.__traceback__)


def reraise():
    try:
        inner()
    except ValueError as e:
        raise e


try:
    reraise()
except ValueError as e:
    tb, names = e.__traceback__, []
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(names)
print(sys._getframe().f_code.co_name, sys._getframe().f_lineno)
