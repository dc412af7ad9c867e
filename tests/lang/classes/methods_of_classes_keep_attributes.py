# classmethod and staticmethod objects have a dict, which begins with what they took over.
def plain(first: int) -> str:
    "what it does"


for holder in classmethod(plain), staticmethod(plain):
    print(holder.__name__, holder.__doc__, holder.__wrapped__ is plain)
    holder.mark = 42
    print(holder.mark, list(holder.__dict__), vars(holder)["__annotations__"])
    holder.__doc__ = "another"
    print(holder.__doc__, plain.__doc__)
    del holder.mark
    print(hasattr(holder, "mark"))
    try:
        del holder.mark
    except AttributeError as error:
        print(error)
    try:
        holder.__func__ = None
    except AttributeError as error:
        print(error)
print(staticmethod(None).__dict__)


class Doubly:
    @classmethod
    @classmethod
    def inner(cls):
        return cls.__name__

    @classmethod
    @property
    def named(cls):
        return cls.__name__


print(Doubly.inner(), Doubly().inner(), Doubly.named)
