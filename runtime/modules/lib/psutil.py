"""What the system says of a process and of its memory, under psutil's names: the part that programs
about memory use, on Linux. It counts pages; what objects weigh is for `tare` to tell."""
import os
import resource
import time
from collections import namedtuple

__all__ = ["AccessDenied", "Error", "NoSuchProcess", "Process", "cpu_count", "pid_exists", "pids",
           "swap_memory", "virtual_memory"]
__version__ = "5.9.0"

LINUX = True
_TICKS = 100  # a second, in /proc

pmem = namedtuple("pmem", "rss vms shared text lib data dirty")
pfullmem = namedtuple("pfullmem", pmem._fields + ("uss", "pss", "swap"))
pcputimes = namedtuple("pcputimes", "user system children_user children_system iowait")
svmem = namedtuple("svmem", "total available percent used free active inactive buffers cached "
                            "shared slab")
sswap = namedtuple("sswap", "total used free percent sin sout")


class Error(Exception):
    """Something about a process."""


class NoSuchProcess(Error):
    def __init__(self, pid, name=None, msg=None):
        super().__init__(msg or f"process PID not found (pid={pid})")
        self.pid, self.name, self.msg = pid, name, msg or "process PID not found"


class AccessDenied(NoSuchProcess):
    def __init__(self, pid=None, name=None, msg=None):
        super().__init__(pid, name, msg or f"access denied (pid={pid})")


def _read(path):
    with open(path) as file:
        return file.read()


def _read_sizes(path):
    """Lines such as `Name: 12 kB`, in bytes."""
    sizes = {}
    for line in _read(path).splitlines():
        name, mark, value = line.partition(":")
        if value.endswith("kB"):
            sizes[name] = int(value[:-2]) * 1024
    return sizes


class Process:
    """A process; this one, if no number is given."""

    def __init__(self, pid=None):
        self.pid = os.getpid() if pid is None else pid
        if self.pid < 0:
            raise ValueError(f"pid must be a positive integer (got {pid})")
        self._stat()

    def __repr__(self):
        return f"psutil.Process(pid={self.pid}, name={self.name()!r})"

    def _ask(self, name, read=_read):
        try:
            return read(f"/proc/{self.pid}/{name}")
        except FileNotFoundError:
            raise NoSuchProcess(self.pid) from None
        except PermissionError:
            raise AccessDenied(self.pid) from None

    def _stat(self):
        """The fields behind the name, which may hold anything."""
        return self._ask("stat").rpartition(")")[2].split()

    def memory_info(self):
        """Bytes: rss is resident, vms reserved."""
        size, resident, shared, text, lib, data, dirty = map(int, self._ask("statm").split())
        page = resource.getpagesize()
        return pmem(*(pages * page for pages in (resident, size, shared, text, lib, data, dirty)))

    def memory_full_info(self):
        """The same with uss, what would go if the process went."""
        sizes = self._ask("smaps_rollup", _read_sizes)
        own = sizes.get("Private_Clean", 0) + sizes.get("Private_Dirty", 0)
        return pfullmem(*self.memory_info(), own, sizes.get("Pss", 0), sizes.get("Swap", 0))

    def memory_percent(self, memtype="rss"):
        info = self.memory_info() if memtype in pmem._fields else self.memory_full_info()
        return getattr(info, memtype) / virtual_memory().total * 100

    def cpu_times(self):
        stat = self._stat()
        return pcputimes(*(int(ticks) / _TICKS for ticks in stat[11:15]), 0.0)

    def create_time(self):
        started = int(self._stat()[19]) / _TICKS
        return time.time() - float(_read("/proc/uptime").split()[0]) + started

    def name(self):
        return self._ask("comm").rstrip("\n")

    def cmdline(self):
        return self._ask("cmdline").split("\0")[:-1]

    def ppid(self):
        return int(self._stat()[1])

    def num_threads(self):
        return int(self._stat()[17])

    def is_running(self):
        return pid_exists(self.pid)


def virtual_memory():
    """The memory of the machine."""
    sizes = _read_sizes("/proc/meminfo")
    total, free = sizes["MemTotal"], sizes["MemFree"]
    cached = sizes.get("Cached", 0) + sizes.get("SReclaimable", 0)
    buffers = sizes.get("Buffers", 0)
    available = sizes.get("MemAvailable", free)
    used = total - free - cached - buffers
    return svmem(total, available, round((total - available) / total * 100, 1),
                 used if used >= 0 else total - free, free, sizes.get("Active", 0),
                 sizes.get("Inactive", 0), buffers, cached, sizes.get("Shmem", 0),
                 sizes.get("Slab", 0))


def swap_memory():
    """The swap space of the machine."""
    sizes = _read_sizes("/proc/meminfo")
    total, free = sizes.get("SwapTotal", 0), sizes.get("SwapFree", 0)
    percent = round((total - free) / total * 100, 1) if total else 0.0
    return sswap(total, total - free, free, percent, 0, 0)


def cpu_count(logical=True):
    return os.cpu_count()


def pids():
    return sorted(int(name) for name in os.listdir("/proc") if name.isdigit())


def pid_exists(pid):
    return os.path.exists(f"/proc/{pid}")
