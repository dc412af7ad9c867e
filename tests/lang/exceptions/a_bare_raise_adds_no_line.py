# What is raised again by a bare raise keeps its traceback; the frame does not appear twice.
def inner():
    try:
        1 / 0
    except ZeroDivisionError:
        raise


def outer():
    try:
        inner()
    except ArithmeticError as error:
        raise


def named():
    try:
        inner()
    except ArithmeticError as error:
        raise error


def nothing():
    raise


for function in outer, named, nothing:
    try:
        function()
    except Exception as error:
        entry, lines = error.__traceback__, []
        while entry:
            lines.append((entry.tb_frame.f_code.co_name, entry.tb_lineno))
            entry = entry.tb_next
        print(type(error).__name__, lines)
inner()
