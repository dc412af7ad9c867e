import sys
import types

source = '''"""A module of mine.

Longer words
about it.
"""
__version__ = "1.0"
__author__ = "me"
LIMIT = 10
names = ["a", "b"]
_hidden = 1
import os
from os import path


class A:
    """An A."""
    __slots__ = ()


class B(A):
    __slots__ = ()

    def m(self):
        "M."


class C:
    __slots__ = ()


class D(C, A):
    __slots__ = ()


def f(x):
    """F."""


def g():
    pass
'''
module = types.ModuleType("mine")
sys.modules["mine"] = module
exec(compile(source, "mine.py", "exec"), module.__dict__)
help(module)
module.__all__ = ["f", "LIMIT"]
help("mine")
