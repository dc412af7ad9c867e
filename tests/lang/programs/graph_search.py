class Graph:
    def __init__(self, edges=()):
        self.adj = {}
        for a, b, *w in edges:
            self.add(a, b, *(w or [1]))

    def add(self, a, b, w=1):
        self.adj.setdefault(a, {})[b] = w
        self.adj.setdefault(b, {})[a] = w

    def bfs(self, start):
        seen, queue, order = {start}, [start], []
        while queue:
            n = queue.pop(0)
            order.append(n)
            for m in sorted(self.adj[n]):
                if m not in seen:
                    seen.add(m)
                    queue.append(m)
        return order

    def dfs(self, n, seen=None):
        seen = set() if seen is None else seen
        seen.add(n)
        yield n
        for m in sorted(self.adj[n]):
            if m not in seen:
                yield from self.dfs(m, seen)

    def shortest(self, start, goal):
        dist, prev, todo = {start: 0}, {}, {start}
        while todo:
            n = min(todo, key=lambda x: (dist[x], x))
            todo.remove(n)
            if n == goal:
                path = [n]
                while n in prev:
                    n = prev[n]
                    path.append(n)
                return dist[goal], path[::-1]
            for m, w in self.adj[n].items():
                if m not in dist or dist[n] + w < dist[m]:
                    dist[m] = dist[n] + w
                    prev[m] = n
                    todo.add(m)
        return None

    def components(self):
        left, out = set(self.adj), []
        while left:
            part = set(self.dfs(min(left)))
            out.append(sorted(part))
            left -= part
        return out


g = Graph([("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("b", "d", 5), ("c", "d", 8), ("x", "y")])
print(g.bfs("a"), list(g.dfs("a")), g.shortest("a", "d"), g.shortest("a", "x"), g.components())


def topological(deps):
    order, state = [], {}

    def visit(n):
        if state.get(n) == "done":
            return
        if state.get(n) == "open":
            raise ValueError(f"cycle through {n}")
        state[n] = "open"
        for d in deps.get(n, []):
            visit(d)
        state[n] = "done"
        order.append(n)

    for n in deps:
        visit(n)
    return order


print(topological({"app": ["lib", "ui"], "ui": ["lib"], "lib": ["base"]}))
try:
    topological({"a": ["b"], "b": ["a"]})
except ValueError as e:
    print(e)


class UnionFind:
    def __init__(self):
        self.parent = {}

    def find(self, x):
        self.parent.setdefault(x, x)
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        self.parent[b] = a
        return a != b


u = UnionFind()
edges = sorted((w, a, b) for a in g.adj for b, w in g.adj[a].items() if a < b)
print([(a, b, w) for w, a, b in edges if u.union(a, b)])
