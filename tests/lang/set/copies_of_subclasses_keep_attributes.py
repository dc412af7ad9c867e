import copy
import pickle


class Tagged(set):
    __slots__ = ("tag", "__dict__")


class Fixed(frozenset):
    pass


for cls in Tagged, Fixed:
    made = cls([1])
    made.tag = ["t"]
    made.other = 3
    print(made.__reduce__())
    for other in (copy.copy(made), copy.deepcopy(made),
                  *(pickle.loads(pickle.dumps(made, n)) for n in range(6))):
        print(other, other.tag, other.other, other.tag is made.tag)
print({1}.__reduce__(), frozenset().__reduce__())


class Six:
    def __reduce__(self):
        return Six, (), None, None, None, None


try:
    copy.copy(Six())
except TypeError as error:
    print(error)
