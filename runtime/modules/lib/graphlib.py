"""Orders in which everything comes after what it needs."""

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    """Things need each other in a circle."""


class TopologicalSorter:
    """A graph of things and what each of them needs."""

    def __init__(self, graph=None):
        self._needs, self._users, self._missing = {}, {}, None
        self._ready, self._given, self._done, self._left = [], 0, 0, set()
        for node, needed in (graph or {}).items():
            self.add(node, *needed)

    def add(self, node, *predecessors):
        if self._missing is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._needs.setdefault(node, 0)
        self._users.setdefault(node, [])
        self._needs[node] += len(predecessors)
        for other in predecessors:
            self._needs.setdefault(other, 0)
            self._users.setdefault(other, []).append(node)

    def prepare(self):
        if self._missing is not None:
            raise ValueError("cannot prepare() more than once")
        self._missing = dict(self._needs)
        self._ready = [node for node, count in self._missing.items() if not count]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _find_cycle(self):
        path, place, iterators, seen = [], {}, [], set()
        for node in self._needs:
            if node in seen:
                continue
            while True:
                if node in seen:
                    if node in place:
                        return path[place[node]:] + [node]
                else:
                    seen.add(node)
                    iterators.append(iter(self._users[node]))
                    place[node] = len(path)
                    path.append(node)
                while path:
                    try:
                        node = next(iterators[-1])
                        break
                    except StopIteration:
                        del place[path.pop()]
                        iterators.pop()
                else:
                    break
        return None

    def _check(self):
        if self._missing is None:
            raise ValueError("prepare() must be called first")

    def get_ready(self):
        self._check()
        ready, self._ready = tuple(self._ready), []
        self._left.update(ready)
        self._given += len(ready)
        return ready

    def is_active(self):
        self._check()
        return self._done < self._given or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        self._check()
        for node in nodes:
            if node not in self._needs:
                raise ValueError(f"node {node!r} was not added using add()")
            if node not in self._left:
                if self._missing[node] < 0:
                    raise ValueError(f"node {node!r} was already marked done")
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            self._left.remove(node)
            self._missing[node] = -1
            self._done += 1
            for user in self._users[node]:
                self._missing[user] -= 1
                if not self._missing[user]:
                    self._ready.append(user)

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(type(list[int]))
