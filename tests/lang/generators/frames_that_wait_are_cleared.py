# frame.clear closes a suspended generator; a running one refuses.
def steps():
    try:
        yield 1
    finally:
        print("closed")


waiting = steps()
next(waiting)
waiting.gi_frame.clear()
print(waiting.gi_frame, list(waiting))


def own():
    try:
        running.gi_frame.clear()
    except RuntimeError as error:
        print(error)
    yield 2


running = own()
print(next(running))


def outer():
    kept = [5]

    def inner():
        return kept, 1 / 0
    inner()


try:
    outer()
except ZeroDivisionError as error:
    frames = []
    trace = error.__traceback__
    while trace:
        frames.append(trace.tb_frame)
        trace = trace.tb_next
for frame in frames[1:]:
    print(frame.f_code.co_name, sorted(frame.f_locals))
    frame.clear()
    print(frame.f_locals)
