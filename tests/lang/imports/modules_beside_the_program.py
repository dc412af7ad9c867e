import helpers.plain as plain
import helpers
from helpers.plain import value, double as twice
from helpers import plain as again, sub
import helpers.sub.deep
print(value, twice(4), again is plain, helpers.plain is plain, helpers.sub.deep.name, sub.name)
print(helpers.__name__, plain.__name__, helpers.sub.deep.__name__, plain.__package__, helpers.__package__, helpers.package_value)
plain.value = 99
print(value, plain.value, plain.read())
import sys
print("helpers.plain" in sys.modules, sys.modules["helpers.plain"] is plain, __name__)
import helpers.plain
print("imported once only")
from helpers.starred import *
print(public, "hidden" in globals(), "_private" in globals(), "listed" in globals())
from helpers.no_all import *
print(shown, "_under" in globals())
try:
    from helpers.plain import missing
except ImportError as e:
    print(str(e).split(" (")[0], e.name)
try:
    import helpers.nothing
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    import helpers.plain.more
except ModuleNotFoundError as e:
    print(e)
try:
    import helpers.fails
except ZeroDivisionError as e:
    print(e, "helpers.fails" in sys.modules)
try:
    import helpers.broken
except SyntaxError as e:
    print(e.msg, e.lineno)
import helpers.circle_a
print(helpers.circle_a.from_b(), helpers.circle_b.from_a())
from helpers.relative import collected
print(collected)
try:
    from . import x
except ImportError as e:
    print(e)


def inside():
    from helpers.sub import deep
    import helpers.sub.deep as d
    return deep is d


print(inside(), hasattr(helpers, "sub"), type(helpers).__name__, repr(plain).startswith("<module 'helpers.plain' from "))
print(helpers.__doc__, plain.__doc__, sorted(k for k in vars(plain) if not k.startswith("__")))
m = __import__("helpers.sub.deep")
print(m is helpers, __import__("helpers.plain", fromlist=["value"]) is plain)
del sys.modules["helpers.plain"]
import helpers.plain as fresh
print(fresh is plain, fresh.value)
