class Case:
    __slots__ = ("id", "title", "status", "notes", "priority")
    STATES = ("open", "waiting", "closed")

    def __init__(self, id, title, status="open", priority=3):
        if status not in self.STATES:
            raise ValueError(f"unknown status: {status!r}")
        self.id = id
        self.title = title
        self.status = status
        self.priority = priority
        self.notes = []

    def note(self, text):
        self.notes.append(text)
        return self

    def close(self):
        self.status = "closed"

    def __repr__(self):
        return f"Case({self.id}, {self.title!r}, {self.status})"


class Tracker:
    def __init__(self):
        self.cases = {}
        self.next_id = 1

    def open(self, title, **options):
        case = Case(self.next_id, title, **options)
        self.cases[case.id] = case
        self.next_id += 1
        return case

    def by_status(self):
        groups = {}
        for case in self.cases.values():
            groups.setdefault(case.status, []).append(case.id)
        return groups

    def __len__(self):
        return len(self.cases)

    def __iter__(self):
        return iter(self.cases.values())


t = Tracker()
t.open("printer on fire", priority=1).note("smoke").note("called help")
t.open("no coffee")
t.open("slow network", status="waiting")
for c in t:
    print(c, c.priority, c.notes)
t.cases[2].close()
print(t.by_status(), len(t))
try:
    t.open("x", status="lost")
except ValueError as e:
    print(e)
try:
    t.cases[1].asignee = "ann"
except AttributeError as e:
    print(e)
try:
    t.open("y", colour=3)
except TypeError as e:
    print(e)
print(max(t, key=lambda c: c.priority), sum(len(c.notes) for c in t))
