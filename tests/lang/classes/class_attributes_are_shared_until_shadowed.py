class Counter:
    total = 0
    log = []

    def __init__(self):
        self.total += 1
        self.log.append(self.total)
        Counter.total += 10


a, b = Counter(), Counter()
print(a.total, b.total, Counter.total, Counter.log, a.log is b.log)
print("total" in vars(a), "log" in vars(a))
del a.total
print(a.total)


class Sub(Counter):
    total = 100


s = Sub()
print(s.total, Sub.total, Counter.total, Counter.log)
Counter.extra = "new"
print(a.extra, s.extra, Sub.extra)
del Counter.extra
print(hasattr(s, "extra"))
setattr(Counter, "made up", 5)
print(getattr(b, "made up"), "made up" in dir(b))
