"""Tasks that take turns in one thread: an event loop without sockets and processes."""
__path__ = []  # of the binary: modules in it are found by their names

from asyncio import (base_events, coroutines, events, exceptions, futures, locks, queues, runners,
                     taskgroups, tasks, threads, timeouts)
from asyncio.base_events import *
from asyncio.coroutines import *
from asyncio.events import *
from asyncio.exceptions import *
from asyncio.futures import *
from asyncio.locks import *
from asyncio.queues import *
from asyncio.runners import *
from asyncio.taskgroups import *
from asyncio.tasks import *
from asyncio.threads import *
from asyncio.timeouts import *

__all__ = sum((tuple(module.__all__) for module in (
    base_events, coroutines, events, exceptions, futures, locks, runners, queues, taskgroups,
    tasks, threads, timeouts)), ())
