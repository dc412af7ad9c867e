"""What a copy and a pickle refuse, and how instances with keyword arguments are made anew."""
import copy
import functools
import io
import pickle
import re
import sys
import threading
import time
import types
import weakref


class Named:
    def __new__(cls, *, k):
        self = super().__new__(cls)
        self.k = k
        return self

    def __getnewargs_ex__(self):
        return (), {"k": self.k}


class Chatty:
    def __getattr__(self, name):
        print("asked for", name)
        raise AttributeError(name)


class Tagged(property):
    def __getstate__(self):
        return {"tag": "told"}


class Guarded:
    def __init__(self):
        self.lock, self.data = threading.Lock(), [1]

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["lock"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.lock = threading.Lock()


print(copy.copy(Named(k=4)).k, copy.deepcopy(Named(k=[5])).k, pickle.loads(pickle.dumps(Named(k=6))).k)
copy.copy(Chatty())
print(copy.copy(Tagged()).tag)
print(copy.deepcopy(Guarded()).data, type(copy.copy(Guarded()).lock).__name__)
named = Named(k=1)
for thing in (sys, weakref.ref(named), memoryview(b""), threading.Lock(), threading.RLock(),
              threading.Event(), threading.Semaphore(), threading.local(), {}.keys(),
              types.MappingProxyType({}), property(), staticmethod(len), classmethod(len),
              io.StringIO("x"), types.SimpleNamespace(a=1), re.compile("x"), time.gmtime(0),
              functools.partial(int, base=2), slice(1), type, None, iter([1]), [].append, (i for i in ())):
    for way in (copy.copy, copy.deepcopy, pickle.dumps):
        try:
            way(thing)
            print(type(thing).__name__, way.__name__, "can be")
        except Exception as error:
            print(type(thing).__name__, way.__name__, type(error).__name__, error)


class Counted:
    def __init__(self, n):
        self.n = n


import copyreg
copyreg.pickle(Counted, lambda counted: (Counted, (counted.n + 1,)))
print(copy.copy(Counted(1)).n, copy.deepcopy(Counted(5)).n)
