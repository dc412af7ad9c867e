import operator


class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        return self.hint


for hint in 3, True, NotImplemented, "x", -1:
    try:
        print(operator.length_hint(Hint(hint), 7))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    operator.length_hint([], 2.5)
except TypeError as error:
    print(error)

for state in -9, -1, 0, 1, 99:
    back = reversed("a b c".split())
    back.__setstate__(state)
    print(state, list(back))


class Yes:
    def __eq__(self, other):
        print("yes asked")
        return True


class No:
    def __eq__(self, other):
        print("no asked")
        return False


# `in` asks the item of the iterator, then of a list its own.
print(Yes() in iter([No()]), No() in iter([Yes()]), Yes() in [No()], Yes() in (n for n in [No()]))
