"""What the system says of this process: pages, not objects. `tare.heap()` tells what they are for."""
import os
import resource
import threading

__all__ = ["ProcessMemoryInfo", "ThreadInfo", "get_current_thread_id", "get_current_threads",
           "is_available"]


def _read(name):
    with open(f"/proc/self/{name}") as file:
        return file.read()


class ProcessMemoryInfo:
    """Bytes of the process: vsz (reserved), rss (resident), by segment, and its page faults.

    What is subtracted is an earlier look.
    """

    pagesize = resource.getpagesize()

    def __init__(self):
        self.pid = os.getpid()
        self.rss = self.vsz = self.pagefaults = 0
        self.data_segment = self.shared_segment = self.stack_segment = self.code_segment = 0
        self.os_specific = []
        self.available = self.update()

    def __repr__(self):
        return f"<ProcessMemoryInfo vsz={self.vsz} rss={self.rss} pagefaults={self.pagefaults}>"

    def update(self):
        """Looks anew; whether the system tells."""
        try:
            sizes = dict(line.split(":", 1) for line in _read("status").splitlines())
        except OSError:
            return False
        self.os_specific = [(name, value.strip()) for name, value in sizes.items()
                            if name.startswith("Vm")]
        bytes_of = {name: int(value.split()[0]) * 1024 for name, value in self.os_specific}
        self.vsz, self.rss = bytes_of["VmSize"], bytes_of["VmRSS"]
        self.data_segment, self.stack_segment = bytes_of["VmData"], bytes_of["VmStk"]
        self.code_segment, self.shared_segment = bytes_of["VmExe"], bytes_of["VmLib"]
        self.pagefaults = resource.getrusage(resource.RUSAGE_SELF).ru_majflt
        return True

    def __sub__(self, other):
        return [(name, getattr(self, name) - getattr(other, name))
                for name in ("vsz", "rss", "pagefaults", "data_segment", "shared_segment",
                             "stack_segment", "code_segment")
                if getattr(self, name) != getattr(other, name)]


def is_available():
    """Whether the system tells what this process takes."""
    return ProcessMemoryInfo().available


class ThreadInfo:
    """A thread: its number, its name, and whether it is a daemon."""

    def __init__(self, thread):
        self.ident = thread.ident
        self.name = thread.name
        self.daemon = thread.daemon


def get_current_thread_id():
    return threading.get_ident()


def get_current_threads():
    return [ThreadInfo(thread) for thread in threading.enumerate()]
