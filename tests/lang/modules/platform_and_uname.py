# What the platform is, as far as it is the same everywhere.
import os
import platform
import sys

print(platform.system(), os.uname().sysname, len(os.uname()), type(os.uname()).__name__)
print(platform.node() == os.uname().nodename, platform.machine() == os.uname().machine == os.uname()[4])
print(platform.release() == platform.uname().release, platform.version() == platform.uname()[3])
print(platform.python_version() == ".".join(platform.python_version_tuple()), platform.python_version()[:5])
print(platform.python_version_tuple()[:2] == ("3", "11"), platform.architecture()[0], sys.platform)
print(platform.python_implementation().lower() == sys.implementation.name, platform.platform().startswith("Linux-"))
print(repr(platform.uname()).startswith("uname_result(system='Linux', node="), "machine" in repr(os.uname()))
