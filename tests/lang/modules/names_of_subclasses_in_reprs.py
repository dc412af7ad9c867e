# The reprs of library containers begin with the name of the class, whatever script it is in.
import array
import collections
import itertools


class Größen(array.array):
    pass


class Schlange(collections.deque):
    pass


class Wörter(collections.defaultdict):
    pass


class Zähler(itertools.count):
    pass


class Наполнитель(itertools.repeat):
    pass


print(Größen("i", [1]), Größen("u", "é"), Schlange([1], 2), Wörter(list), Zähler(2), Наполнитель(1, 2))
