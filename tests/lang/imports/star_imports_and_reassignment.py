from helpers.no_all import *
from helpers.starred import public
shown = "rebound here"
import helpers.no_all
print(shown, helpers.no_all.shown)
helpers.no_all.shown = "rebound there"
print(shown, helpers.no_all.shown)
from helpers.no_all import shown as again
print(again)


def f():
    from helpers.no_all import shown
    return shown


print(f(), public)


class C:
    from helpers.starred import hidden
    import helpers.plain as inner


print(C.hidden, C.inner.value, C().inner.double(4))
import helpers.plain as p1, helpers.plain as p2
print(p1 is p2)
try:
    import helpers.plain.deeper
except ModuleNotFoundError as e:
    print(e)
try:
    from helpers import absent
except ImportError as e:
    print(str(e).split(" (")[0])
try:
    from .helpers import plain
except ImportError as e:
    print(e)
exec("from helpers.plain import *\nprint(sorted(k for k in locals() if k in ('value', 'double', 'read')))", {})
