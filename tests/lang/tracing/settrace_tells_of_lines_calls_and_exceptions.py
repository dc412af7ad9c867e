import sys


def show(frame, event, arg):
    if frame.f_code.co_filename != __file__:
        return None
    if event == "exception":
        arg = (arg[0].__name__, str(arg[1]), type(arg[2]).__name__)
    elif event == "return" and not isinstance(arg, (int, type(None))):
        arg = type(arg).__name__
    print("%-9s %-12s +%d %r" % (event, frame.f_code.co_name,
                                 frame.f_lineno - frame.f_code.co_firstlineno, arg))
    return show


def traced(function, *arguments):
    print("---", function.__name__)
    sys.settrace(show)
    try:
        function(*arguments)
    except Exception as error:
        sys.settrace(None)
        print("left by", repr(error))
    finally:
        sys.settrace(None)


def loops(n):
    total = 0
    for i in range(n):
        if i == 1:
            continue
        total += i
    while total > 0:
        total -= 1
    else:
        total = 7
    for i in range(2): total += i
    return total


def calls():
    x = helper(1,
               2)
    y = [helper(i, i) for i in range(2)]
    return (x,
            y)


def helper(a, b):
    return a + b


def raises():
    try:
        inner()
    except ValueError as error:
        text = str(error)
    finally:
        text = "done"
    inner()


def inner():
    raise ValueError("wrong")


def one_line(): return 1


def with_and_lambda():
    with Manager() as m:
        f = lambda x: x + 1
        f(m)
    return f


class Manager:
    def __enter__(self):
        return 1

    def __exit__(self, *details):
        return False


def generators():
    total = 0
    for x in numbers():
        total += x
    g = numbers()
    next(g)
    g.close()
    return total


def numbers():
    yield 1
    got = yield 2
    return got


def classes():
    class A:
        x = 1

        def method(self):
            pass
    A().method()


def branches(x):
    if x > 1 and \
            x < 10:
        y = 1
    elif x:
        y = 2
    else:
        y = 3
    match x:
        case 1:
            z = 1
        case 5:
            z = 5
    return y if z else None


def decorator(f):
    return f


@decorator
@decorator
def decorated(
    a=1,
    b=2,
):
    """Its docstring."""
    global g
    pass
    assert a
    del a
    return b


def nested():
    x = 1

    def reads():
        return x
    try:
        return reads()
    finally:
        x = 2


traced(loops, 3)
traced(calls)
traced(raises)
traced(one_line)
traced(with_and_lambda)
traced(generators)
traced(classes)
traced(branches, 5)
traced(branches, 0)
traced(decorated)
traced(nested)
