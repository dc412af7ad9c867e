# All that holds an object is told by its name: containers that the collector does not follow,
# locals with their line, values under way, globals, closures, defaults, suspended calls, frames.
import sys
import tare
import weakref


class Thing:
    pass


def show(title, thing):
    rows = [(row["kind"], row["reference"], row["holder_type"])
            for row in tare.why(thing).references]
    print(title)
    for row in sorted(row for row in rows if "show()" not in row[1]):
        print("   ", *row)


text = "text %d" % 1
in_tuple, in_dict, in_set, in_list = (text, 1), {"key": text}, frozenset([text]), [0, text]
show("a str", text)
del in_tuple, in_dict, in_set, in_list

thing = Thing()
thing.attribute = Thing()
thing.attribute.back = thing
show("an instance in a cycle", thing)
show("the other", thing.attribute)
reference = weakref.ref(thing)
show("with a weak reference", thing)


def outer():
    local = Thing()

    def inner(default=[local]):
        return local
    show("closure and default", local)
    return inner


function = outer()


def suspended():
    waiting = Thing()
    handed = yield waiting
    yield handed


generator = suspended()
show("a suspended generator", next(generator))


def ended():
    kept = Thing()
    return sys._getframe(), kept


frame, kept = ended()
show("a frame that has ended", kept)
[thing, show("a value under way", thing)]
(lambda v, *rest: show("arguments", v))(Thing(), 1)


def deep(n, thing):
    if n:
        deep(n - 1, thing)
    else:
        show("a local of each call", thing)


deep(3, Thing())
try:
    raise ValueError(thing)
except ValueError as error:
    show("arguments of a handled exception", error.args)
    show("a handled exception", error)
show("a class", Thing)
