# What is thrown into a generator has as its context what the generator handles, if anything, and
# never what the thrower handles.
def handling():
    try:
        yield 1
    except KeyError as error:
        yield 2


def plain():
    yield 1
    yield 2


def throw(it, error):
    try:
        it.throw(error)
    except Exception as caught:
        print(repr(caught), repr(caught.__context__), repr(caught.__cause__))


it = handling()
next(it)
it.throw(KeyError("first"))
throw(it, ValueError("second"))

try:
    raise TypeError("outer")
except TypeError:
    for start in (0, 1):
        it = plain()
        for i in range(start):
            next(it)
        throw(it, ValueError(start))
        throw(it, ValueError("again"))
        try:
            next(it)
        except StopIteration as error:
            print(repr(error.__context__))
    it = handling()
    next(it)
    it.throw(KeyError("first"))
    throw(it, ValueError("second"))
