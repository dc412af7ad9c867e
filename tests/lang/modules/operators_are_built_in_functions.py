# As attributes of a class the functions of operator are not methods; their errors and names.
import copy
import operator
import pickle


class Rule:
    combine = operator.add
    compare = operator.lt
    negate = operator.neg
    store = operator.setitem


rule = Rule()
table = {}
rule.store(table, "k", 3)
print(rule.combine(2, 3), rule.compare(1, 2), rule.negate(4), table, type(operator.add).__name__)
print(operator.add, operator.add.__name__, operator.iadd.__doc__, operator.not_.__module__)


class Odd:
    def __add__(self, other):
        return "added"

    def __iadd__(self, other):
        return "in place"

    def __index__(self):
        return 7

    def __contains__(self, item):
        return item == "here"

    def __bool__(self):
        raise ValueError("no truth")


odd = Odd()
print(operator.add(odd, 1), operator.iadd(odd, 1), operator.index(odd),
      operator.contains(odd, "here"), operator.is_(odd, odd), operator.is_not(odd, 1))
numbers = [1]
print(operator.iadd(numbers, [2]) is numbers, numbers, operator.imul(numbers, 2), numbers)
for act in (lambda: operator.truth(odd), lambda: operator.not_(odd), lambda: operator.add(1),
            lambda: operator.add(1, "a"), lambda: operator.neg("a"), lambda: operator.index(1.5),
            lambda: operator.add(a=1, b=2), lambda: operator.delitem((1,), 0),
            lambda: operator.getitem({}, "k"), lambda: operator.lt(1, "a"),
            lambda: operator.matmul(1, 2), lambda: operator.concat(1, 2)):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
for name in operator.__all__:
    if name not in ("attrgetter", "itemgetter", "methodcaller"):
        print(name, callable(getattr(operator, name)), end=" ")
print()
print(pickle.loads(pickle.dumps(operator.add)) is operator.add, copy.copy(operator.lt)(1, 2))
print(list(map(operator.mul, [1, 2], [3, 4])), operator.pow(2, 10), operator.mod(7, 3),
      operator.floordiv(7, 2), operator.truediv(7, 2), operator.xor(5, 1), operator.or_(4, 1),
      operator.and_(6, 3), operator.lshift(1, 4), operator.rshift(16, 2), operator.inv(5))
