# sys.setprofile: which events come, in which order.
import sys


def gen():
    yield 1
    yield 2


def fail():
    raise KeyError(1)


class Thing:
    def __init__(self):
        self.items = []
        self.items.append(1)


def work():
    for i in gen():
        abs(i)
    try:
        fail()
    except KeyError:
        pass
    Thing()
    next(gen())
    return len([i for i in range(2)])


def note(frame, event, arg):
    name = arg.__name__ if event.startswith("c_") else ""
    events.append((event, frame.f_code.co_name, name, frame.f_back and frame.f_back.f_code.co_name))


events = []
print(sys.getprofile())
sys.setprofile(note)
print(sys.getprofile() is note)
work()
try:
    len(5)
except TypeError:
    pass
sys.setprofile(None)
print(sys.getprofile())
for event in events:
    if event[1] != "write":
        print(event)
