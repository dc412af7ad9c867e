# What tells a length is an index that fits a machine word, checked before anything is read.
import itertools


def attempt(name, *arguments, **named):
    try:
        return list(getattr(itertools, name)(*arguments, **named))
    except Exception as error:
        return type(error).__name__, str(error)


class Two:
    def __index__(self):
        return 2


for size in (Two(), True, -1, "2", 1.5, None, 10 ** 20, -10 ** 20):
    for name in ("combinations", "combinations_with_replacement", "permutations"):
        print(name, attempt(name, "abc", size))
    print("product", attempt("product", "ab", repeat=size))
    print("tee", [list(walk) for walk in attempt("tee", "ab", size)])
print(attempt("combinations", None, "2"), attempt("tee", None, -1))
print(attempt("tee", len, 0))
try:
    __import__("copy").copy(itertools.pairwise("abc"))
except TypeError as error:
    print(error)
