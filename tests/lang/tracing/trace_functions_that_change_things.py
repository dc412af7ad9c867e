import sys

log = []


def once(frame, event, arg):
    log.append((event, frame.f_code.co_name))
    return None


def work(n):
    for i in range(n):
        x = i
    return x


sys.settrace(once)
work(2)
work(1)
print(sys.gettrace() is once)
sys.settrace(None)
print(log, sys.gettrace())


def failing(frame, event, arg):
    if event == "line" and frame.f_lineno - frame.f_code.co_firstlineno == 2:
        raise KeyError("from the tracer")
    return failing


sys.settrace(failing)
try:
    work(3)
except KeyError as error:
    print("caught", error, sys.gettrace())


def at_return(frame, event, arg):
    if event == "return":
        raise ValueError("at return")
    return at_return


def guarded():
    try:
        return 1
    except ValueError:
        return 2


def at_call(frame, event, arg):
    raise IndexError("at call")


def numbers():
    try:
        yield 1
        yield 2
    except ValueError:
        yield 3


for tracer in at_return, at_call:
    for function in guarded, lambda: list(numbers()):
        sys.settrace(tracer)
        try:
            print(function())
        except (ValueError, IndexError) as error:
            print("left by", repr(error), sys.gettrace())
        sys.settrace(None)


def without_lines(frame, event, arg):
    print(event, frame.f_code.co_name, frame.f_trace_lines, arg)
    frame.f_trace_lines = False
    return without_lines


sys.settrace(without_lines)
work(2)
list(numbers())
sys.settrace(None)


def outer():
    inner()
    a = 1
    b = 2
    return a + b


def inner():
    frame = sys._getframe().f_back
    frame.f_trace = late
    sys.settrace(late)


def late(frame, event, arg):
    print(event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, arg)
    return late


print(outer())
sys.settrace(None)
print(outer.__code__ == outer.__code__.replace(), sys._getframe().f_trace)


def switching(frame, event, arg):
    if event == "line":
        print("line once")
        sys.settrace(None)
    return switching


sys.settrace(switching)
work(3)
print(sys.gettrace())


def other(frame, event, arg):
    if event == "line":
        frame.f_locals.update(x=1)
        return second
    return other


def second(frame, event, arg):
    print("second", event, arg)


sys.settrace(other)
work(1)
sys.settrace(None)


def recursive(n):
    if n:
        recursive(n - 1)


depth = 0


def count(frame, event, arg):
    global depth
    depth += (event == "call") - (event == "return")
    work(1)
    return count


sys.settrace(count)
recursive(50)
sys.settrace(None)
print(depth)
try:
    sys._getframe().f_trace_lines = 1
except TypeError as error:
    print(error)
