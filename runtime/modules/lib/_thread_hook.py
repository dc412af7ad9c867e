"""What is told of exceptions that end a thread, as CPython does in C."""
import sys
from _thread import get_ident


class ExceptHookArgs(tuple):
    """What the hook is told of an exception that ended a thread."""
    __module__, __qualname__ = "_thread", "_ExceptHookArgs"
    __slots__ = ()
    exc_type, exc_value, exc_traceback, thread = (
        property(lambda self, i=i: self[i]) for i in range(4))

    def __new__(cls, items):
        self = super().__new__(cls, items)
        if len(self) != 4:
            raise TypeError("_thread._ExceptHookArgs() takes a 4-sequence "
                            f"({len(self)}-sequence given)")
        return self

    def __repr__(self):
        return ("_thread._ExceptHookArgs(exc_type=%r, exc_value=%r, exc_traceback=%r, thread=%r)" %
                tuple(self))


def excepthook(args, /):
    """Prints what threading prints of an exception that nobody has handled."""
    import traceback
    if not isinstance(args, ExceptHookArgs):
        raise TypeError("_thread.excepthook argument type must be ExceptHookArgs")
    if args.exc_type is SystemExit:
        return
    name = get_ident() if args.thread is None else args.thread.name
    lines = traceback.format_exception(args.exc_type, args.exc_value, args.exc_traceback)
    print(f"Exception in thread {name}:\n" + "".join(lines), end="", file=sys.stderr)
