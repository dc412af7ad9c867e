def numbers(n):
    yield n


frame = numbers(5).gi_frame
print(frame.f_locals, frame.f_code.co_name, frame.f_back)


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


g = stubborn()
next(g)
frame = g.gi_frame
print(frame.f_code.co_name, frame.f_locals)
