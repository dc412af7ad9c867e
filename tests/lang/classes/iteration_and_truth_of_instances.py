class Team:
    def __init__(self, *names):
        self.names = list(names)

    def __len__(self):
        return len(self.names)

    def __iter__(self):
        return iter(self.names)

    def __contains__(self, n):
        return n.lower() in (x.lower() for x in self.names)

    def __getitem__(self, i):
        return Team(*self.names[i]) if isinstance(i, slice) else self.names[i]

    def __reversed__(self):
        return reversed(self.names)

    def __eq__(self, o):
        return isinstance(o, Team) and self.names == o.names

    def __add__(self, o):
        return Team(*self.names, *o)

    def __iadd__(self, n):
        self.names.append(n)
        return self

    def __repr__(self):
        return f"Team{tuple(self.names)}"


t = Team("Ann", "Bob")
t += "Cid"
print(t, len(t), bool(t), bool(Team()), "ANN" in t, "zed" in t, t[0], t[-1], t[:2], list(reversed(t)), t + ["Dee"], t == Team("Ann", "Bob", "Cid"), t != t)
a, *rest = t
print(a, rest, sorted(t, reverse=True), ", ".join(t), max(t, key=len), list(enumerate(t)), dict.fromkeys(t, 0), {n: len(n) for n in t}, set(t) == {"Ann", "Bob", "Cid"}, [*t, *t], tuple(zip(t, t[1:])))
for i, name in enumerate(t):
    if i == 1:
        break
else:
    print("no")
print(name)
