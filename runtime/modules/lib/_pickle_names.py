"""What pickling and unpickling share: errors, old names of modules, ints as bytes."""

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PickleError(Exception):
    __module__ = "_pickle"


class PicklingError(PickleError):
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    __module__ = "_pickle"


_EXCEPTIONS = """
    ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning
    DeprecationWarning EOFError EnvironmentError Exception FloatingPointError FutureWarning
    GeneratorExit IOError ImportError ImportWarning IndentationError IndexError KeyError
    KeyboardInterrupt LookupError MemoryError NameError NotImplementedError OSError
    OverflowError PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning
    StandardError StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError
    TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError
    UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError""".split()
# The names of version 2, which the protocols below 3 use.
_MODULES = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue",
            "configparser": "ConfigParser", "reprlib": "repr", "socketserver": "SocketServer"}
_NAMES = {("builtins", "range"): ("__builtin__", "xrange"),
          ("builtins", "str"): ("__builtin__", "unicode"),
          ("builtins", "int"): ("__builtin__", "long"),
          ("builtins", "chr"): ("__builtin__", "unichr"),
          ("builtins", "zip"): ("itertools", "izip"),
          ("builtins", "map"): ("itertools", "imap"),
          ("builtins", "filter"): ("itertools", "ifilter"),
          ("itertools", "filterfalse"): ("itertools", "ifilterfalse"),
          ("functools", "reduce"): ("__builtin__", "reduce"),
          ("sys", "intern"): ("__builtin__", "intern"),
          ("collections", "UserDict"): ("UserDict", "IterableUserDict"),
          ("collections", "UserList"): ("UserList", "UserList"),
          ("collections", "UserString"): ("UserString", "UserString")}


def old_name(module, name):
    """The module and name as version 2 had them."""
    if module == "builtins" and name in _EXCEPTIONS and name != "OSError":
        return "exceptions", name
    if (module, name) in _NAMES:
        return _NAMES[module, name]
    return _MODULES.get(module, module), name


def new_name(module, name):
    """The module and name of today."""
    if module == "exceptions":
        return "builtins", "Exception" if name == "StandardError" else name
    for new, old in _NAMES.items():
        if old == (module, name):
            return new
    if (module, name) == ("__builtin__", "basestring"):
        return "builtins", "str"
    for new, old in _MODULES.items():
        if old == module:
            return new, name
    return module, name


def encode_long(number):
    """An int as the fewest bytes, the least first, in two's complement."""
    if number == 0:
        return b""
    count = (number.bit_length() >> 3) + 1
    found = number.to_bytes(count, "little", signed=True)
    if number < 0 and count > 1 and found[-1] == 0xff and found[-2] & 0x80:
        found = found[:-1]
    return found


def decode_long(data):
    return int.from_bytes(data, "little", signed=True)


def find_path(module, name):
    """What a dotted name means in a module."""
    found = module
    for part in name.split("."):
        found = getattr(found, part)
    return found
