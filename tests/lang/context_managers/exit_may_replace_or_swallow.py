class Suppress:
    def __init__(self, *kinds):
        self.kinds = kinds

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        self.caught = value
        return kind is not None and issubclass(kind, self.kinds)


with Suppress(ZeroDivisionError) as s:
    1 / 0
print(repr(s.caught))
with Suppress(KeyError) as s:
    pass
print(s.caught)
try:
    with Suppress(KeyError):
        [][0]
except IndexError as e:
    print("passed through", e)


class Stack:
    def __init__(self):
        self.callbacks = []

    def __enter__(self):
        return self

    def push(self, f, *a):
        self.callbacks.append((f, a))

    def __exit__(self, *exc):
        while self.callbacks:
            f, a = self.callbacks.pop()
            f(*a)


with Stack() as st:
    st.push(print, "first pushed")
    st.push(print, "second pushed")
    print("body")


def manager(fn):
    class G:
        def __init__(self, *a):
            self.gen = fn(*a)

        def __enter__(self):
            return next(self.gen)

        def __exit__(self, kind, value, tb):
            if kind is None:
                try:
                    next(self.gen)
                except StopIteration:
                    return False
                raise RuntimeError("generator didn't stop")
            try:
                self.gen.throw(value)
            except StopIteration:
                return True
            except BaseException as e:
                if e is value:
                    return False
                raise
    return G


@manager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    except KeyError as e:
        print("handled", e)
    finally:
        print(f"</{name}>")


with tag("b") as t:
    print(t)
with tag("i"):
    raise KeyError("k")
try:
    with tag("u"):
        raise ValueError("v")
except ValueError as e:
    print(e)


class Truthy:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        return [1]


with Truthy():
    raise ValueError
print("a true value swallows")


class LookedUpOnType:
    def __init__(self):
        self.__enter__ = lambda: print("instance enter")

    def __enter__(self):
        print("type enter")

    def __exit__(self, *a):
        print("type exit")


with LookedUpOnType():
    pass
