"""What machine and which system and runtime this is."""
import os
import sys

_FIELDS = ("system", "node", "release", "version", "machine")


class uname_result(tuple):
    """What the system says of itself; `processor` is not known here."""
    __slots__ = ()
    system, node, release, version, machine = (
        property(lambda self, at=at: self[at]) for at in range(5))
    processor = property(lambda self: "")

    def __repr__(self):
        return "uname_result(%s)" % ", ".join(
            "%s=%r" % pair for pair in zip(_FIELDS, self))


def uname():
    return uname_result(os.uname())


def system():
    return uname().system


def node():
    return uname().node


def release():
    return uname().release


def version():
    return uname().version


def machine():
    return uname().machine


def processor():
    return ""


def python_implementation():
    return sys.implementation.name


def python_version():
    return "%d.%d.%d" % sys.version_info[:3]


def python_version_tuple():
    return tuple(str(number) for number in sys.version_info[:3])


def architecture(executable="", bits="", linkage=""):
    return bits or ("64bit" if sys.maxsize > 2 ** 32 else "32bit"), linkage or "ELF"


def platform(aliased=False, terse=False):
    """One text about all of it."""
    return "-".join(part for part in (system(), release(), machine()) if part)
