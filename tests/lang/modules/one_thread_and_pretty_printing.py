import threading, pprint
lock = threading.Lock()
with lock: print(lock.locked(), lock.acquire(False))
print(lock.locked())
r = threading.RLock()
with r:
    with r: print("nested")
try: lock.release()
except RuntimeError as e: print(e)
try: r.release()
except RuntimeError as e: print(e)
print(threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count(), threading.get_ident() == threading.current_thread().ident)
out = []
def work(n): out.append((n, threading.current_thread().name))
ts = [threading.Thread(target=work, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(out, ts[0].is_alive(), ts[0].name)
l = threading.local(); l.x = 1; print(l.x, hasattr(l, "y"))
e = threading.Event(); e.set(); print(e.wait(), e.is_set())
s = threading.Semaphore(2)
with s: print("sem")
class S(threading.Thread):
    def __init__(self): super().__init__(); self.r = None
    def run(self): self.r = 42
x = S(); x.start(); x.join(); print(x.r, x.name)
data = {"name": "x" * 30, "values": list(range(30)), "nested": {"a": [1, 2, {"b": (1, 2, 3)}], "c": "some text " * 12}, "set": {3, 1, 2}, "t": (1,)}
pprint.pprint(data); pprint.pprint(data, width=40); pprint.pprint(list(range(50)), compact=True); pprint.pprint(data, depth=1); pprint.pprint([1, 2]); pprint.pprint({"b": 1, "a": 2}, sort_dicts=False)
print(pprint.pformat({"k" * 40: "v" * 50, 1: 2}), pprint.pformat(["aaaaaaaaaa"] * 8, width=30, indent=4), pprint.saferepr({"b": 1, "a": [1]}))
a = [1]; a.append(a); print(pprint.pformat(a)[:18], pprint.isrecursive(a))
pprint.pp({"z": 1, "a": 2})
from dataclasses import dataclass
@dataclass
class Point:
    x: int
    label: str
pprint.pprint([Point(1, "p" * 50), Point(2, "q" * 50)])
pprint.pprint(frozenset(range(3))); pprint.pprint("word " * 40); pprint.pprint({i: "x" * i for i in range(12)})
