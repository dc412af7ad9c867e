# Long chains of every shape are dropped, or found dead, in constant C stack.
# Arguments: how many links, and how many of the dear ones.
import gc
import sys
import weakref

count, dear = int(sys.argv[1]), int(sys.argv[2])
gc.disable()


class Slotted:
    __slots__ = ("next", "__weakref__")


class Plain:
    pass


class Finalized:
    __slots__ = ("next",)
    ended = 0

    def __del__(self):
        Finalized.ended += 1


def link_objects(kind, length):
    head = None
    for _ in range(length):
        node = kind()
        node.next = head
        head = node
    return head


def nest(wrap, length):
    head = None
    for _ in range(length):
        head = wrap(head)
    return head


class Kept:
    """Tells when it dies: the innermost of a chain."""


def check_dropped(name, wrap, length):
    head = Kept()
    last = weakref.ref(head)
    for _ in range(length):
        head = wrap(head)
    assert last() is not None
    del head
    assert last() is None, name
    print(name)


def close_over(head):
    return lambda: head


def raise_from(head):
    error = ValueError()
    error.args = (head,)
    return error


def weigh_on(head):
    # Each weak reference has a callback, which holds the next.
    reference = weakref.ref(check_dropped, lambda _: head)
    return reference


def suspended(head):
    def generator(inner):
        yield 1
        if inner:
            yield from inner
    made = generator(head)
    next(made)
    return made


closed = []


def suspended_in_try(head):
    def generator(inner):
        try:
            yield 1
        finally:
            closed.append(None)
    made = generator(head)
    next(made)
    return made


def suspended_in_handler(head):
    def generator(inner):
        try:
            raise KeyError(inner)
        except KeyError as error:
            yield error
    made = generator(head)
    next(made)
    return made


def awaiting(head):
    class Once:
        def __await__(self):
            yield 1
    once = Once()

    async def wait(inner):
        await once
    made = wait(head)
    made.send(None)
    return made


def never_begun(head):
    return (x for x in [head] if head)


def frame_of(head):
    def generator(inner):
        yield sys._getframe()
    made = generator(head)
    return made, next(made)


class Finalizing:
    def __init__(self, inner):
        self.inner = inner

    def __del__(self):
        closed.append(None)


def in_dict_of_class(head):
    return type("Made", (), {"head": head})


class Slot:
    __slots__ = "head"

    def __init__(self, head):
        self.head = head


check_dropped("slots", Slot, count)
check_dropped("finalizers", Finalizing, dear)
check_dropped("tuples", lambda head: (1, head), count)
check_dropped("lists", lambda head: [head, 2], count)
check_dropped("dicts", lambda head: {"key": head}, count)
check_dropped("maps", lambda head: map(abs, (head,)), count)
check_dropped("slices", slice, count)
check_dropped("closures", close_over, count)
check_dropped("exceptions", raise_from, dear)
check_dropped("callbacks", weigh_on, dear)
check_dropped("generators", suspended, dear)
check_dropped("generators in try", suspended_in_try, dear)
check_dropped("generators in except", suspended_in_handler, dear)
check_dropped("coroutines", awaiting, dear)
check_dropped("generators not begun", never_begun, dear)
check_dropped("frames", frame_of, dear)
assert len(closed) == 2 * dear, len(closed)
closed.clear()

head = link_objects(Plain, count)
del head
head = link_objects(Finalized, dear)
del head
assert Finalized.ended == dear

# What only the collector finds: a ring, a chain that a ring holds, generators in a ring.
gc.collect()
head = last = Slotted()
for _ in range(count - 1):
    node = Slotted()
    node.next = head
    head = node
last.next = head
seen = weakref.ref(last)
del head, last, node
assert seen() is not None
assert gc.collect() == count
assert seen() is None

ring = [nest(lambda head: (1, head), count)]
ring.append(ring)
del ring
assert gc.collect() == count + 1

box = []
head = box
for _ in range(dear):
    head = suspended_in_try(head)
box.append(head)
del box, head
gc.collect()
assert len(closed) == dear
head = nest(in_dict_of_class, dear // 10)
del head
gc.collect()
print("what the collector finds")

# Nested too deeply for what recurses: an error, and then all of it dies.
for wrap in (lambda head: (head,)), (lambda head: [head]), (lambda head: {1: head}):
    one, other = nest(wrap, dear), nest(wrap, dear)
    for act in repr, hash, (lambda v: one == other), (lambda v: one < other), "{}".format:
        try:
            act(one)
        except (RecursionError, TypeError) as error:
            print(type(error).__name__, end=" ")
        else:
            print("done", end=" ")
    del one, other
    print()
