# queue, graphlib, contextvars, errno and resource.
import contextvars
import errno
import queue
import resource
from graphlib import CycleError, TopologicalSorter


def tell(call):
    try:
        print(repr(call()))
    except Exception as problem:
        print(type(problem).__name__, str(problem).split(" at 0x")[0])


q = queue.Queue(maxsize=2)
q.put("a")
q.put_nowait("b")
print(q.qsize(), q.full(), q.empty())
tell(lambda: q.put("c", block=False))
tell(lambda: q.put("c", timeout=0.01))
tell(lambda: q.put("c", timeout=-1))
print(q.get(), q.get_nowait(), q.empty())
tell(lambda: q.get(block=False))
tell(lambda: q.get(timeout=0.01))
q.task_done()
q.task_done()
q.join()
tell(q.task_done)
stack, heap, simple = queue.LifoQueue(), queue.PriorityQueue(), queue.SimpleQueue()
for item in (3, 1, 2):
    for each in (stack, heap, simple):
        each.put(item)
print([each.get() for each in (stack, heap, simple) for _ in range(3)], simple.empty(), simple.qsize())
tell(lambda: simple.get(block=False))
tell(lambda: simple.get(timeout=0.01))
print(queue.Empty, queue.Full, queue.SimpleQueue)

graph = {"D": {"B", "C"}, "B": {"A"}, "C": {"A"}}
order = list(TopologicalSorter(graph).static_order())
print(order[0], sorted(order[1:3]), order[3])
sorter = TopologicalSorter()
sorter.add(3, 2, 1)
sorter.add(2, 1)
tell(sorter.get_ready)
sorter.prepare()
while sorter.is_active():
    ready = sorter.get_ready()
    print(ready)
    sorter.done(*ready)
tell(sorter.prepare)
tell(lambda: sorter.add(4))
tell(lambda: sorter.done(9))
tell(lambda: sorter.done(1))
for circle in ({1: [2], 2: [1]}, {0: [1, 2], 1: [2], 2: [0]}, {1: [1]}, {"a": ["b"], "b": ["c"], "c": ["d"], "d": ["b"]}):
    try:
        list(TopologicalSorter(circle).static_order())
    except CycleError as problem:
        print(problem.args)
early = TopologicalSorter({1: [2]})
early.prepare()
tell(lambda: early.done(1))
print(bool(early), early.get_ready(), early.get_ready())

user = contextvars.ContextVar("user")
level = contextvars.ContextVar("level", default=0)
tell(user.get)
print(user.get("nobody"), level.get(), level.name)
token = user.set("ann")
print(user.get(), token.old_value, token.var is user)


def inside():
    level.set(5)
    return user.get(), level.get()


copy = contextvars.copy_context()
print(copy.run(inside), level.get(), copy[level], copy.get(user), user in copy, len(copy) >= 2)
user.reset(token)
tell(user.get)
tell(lambda: copy.run(lambda: copy.run(inside)) if False else level.reset(copy.run(level.set, 3)))
tell(lambda: copy["x"])
tell(lambda: contextvars.ContextVar(5))

print(errno.ENOENT, errno.errorcode[13], errno.EAGAIN, errno.EWOULDBLOCK, errno.errorcode[11], errno.ENOTSUP,
      len([name for name in dir(errno) if name[0] == "E"]), len(errno.errorcode), errno.errorcode[95], errno.errorcode[35])
try:
    open("/no/such/file")
except OSError as problem:
    print(problem.errno == errno.ENOENT)
usage = resource.getrusage(resource.RUSAGE_SELF)
print(usage.ru_maxrss > 1000, usage.ru_utime >= 0, len(usage), type(usage), type(usage.ru_stime), usage[0] == usage.ru_utime)
tell(lambda: resource.getrusage(77))
print(resource.getpagesize(), len(resource.getrlimit(resource.RLIMIT_NOFILE)), resource.RLIM_INFINITY, resource.error)
tell(lambda: resource.getrlimit(99))
