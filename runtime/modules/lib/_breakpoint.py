"""What breakpoint() starts: the debugger, or what $PYTHONBREAKPOINT names."""
import os
import sys
import warnings


def find():
    """The function to call, or None for nothing."""
    path = "" if sys.flags.ignore_environment else os.environ.get("PYTHONBREAKPOINT")
    path = path or "pdb.set_trace"
    if path == "0":
        return None
    module, dot, name = path.rpartition(".")
    try:
        return getattr(__import__(module or "builtins", fromlist=[name]), name)
    except (ImportError, AttributeError, ValueError):
        warnings.warn('Ignoring unimportable $PYTHONBREAKPOINT: "%s"' % path, RuntimeWarning,
                      stacklevel=2)
        return None
