"""Passwords from the terminal, and who is at it."""
import os
import sys
import warnings

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    pass


def getpass(prompt="Password: ", stream=None):
    """Reads a line; what is typed is shown, and a warning says so."""
    stream = stream or sys.stderr
    warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
    print("Warning: Password input may be echoed.", file=stream)
    stream.write(str(prompt))
    stream.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line[:-1] if line.endswith("\n") else line


def getuser():
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if os.environ.get(name):
            return os.environ[name]
    with open("/etc/passwd") as file:
        for line in file:
            fields = line.split(":")
            if len(fields) > 2 and fields[2] == str(os.getuid()):
                return fields[0]
    raise KeyError(f"getpwuid(): uid not found: {os.getuid()}")
