from abc import ABC, abstractmethod, ABCMeta
class S(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
try: S()
except TypeError as e: print(e)
class Q(S):
    def area(self): return 1
    name='q'
print(Q().area(), isinstance(Q(), S), issubclass(int,S))
S.register(int)
print(isinstance(3,S))
import collections.abc as c
print(isinstance([],c.Iterable), isinstance({},c.Mapping), isinstance(5,c.Hashable), isinstance([],c.Hashable), isinstance(iter([]), c.Iterator), isinstance((i for i in []), c.Generator))
