import gc
gc.disable()
log = []
kept = []


class F:
    def __init__(self, name, rescue=False):
        self.name, self.rescue = name, rescue

    def __del__(self):
        log.append(self.name)
        if self.rescue:
            kept.append(self)


a, b = F("a"), F("b")
a.o, b.o = b, a
del a, b
gc.collect()
print(sorted(log), len(gc.garbage))
log.clear()
a, b = F("a", rescue=True), F("b")
a.o, b.o = b, a
del a, b
gc.collect()
print(sorted(log), len(kept), kept[0].o.name, kept[0].o.o is kept[0])
log.clear()
kept.clear()
gc.collect()
print(log, "finalized once only")


class Partner:
    def __del__(self):
        log.append(hasattr(self, "other") and self.other.value)


p, q = Partner(), Partner()
p.other, q.other, p.value, q.value = q, p, 1, 2
del p, q
gc.collect()
print(sorted(log))
print(gc.is_tracked([]), gc.is_tracked(5), gc.is_tracked("s"), gc.is_tracked(F("x")))
gc.enable()
