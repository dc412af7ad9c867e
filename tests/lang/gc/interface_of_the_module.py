import gc
print(gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled(), isinstance(gc.collect(), int), isinstance(gc.collect(0), int), gc.garbage, len(gc.get_count()))
before = gc.get_threshold()
gc.set_threshold(1000, 5, 5)
print(gc.get_threshold())
gc.set_threshold(*before)
print(gc.get_threshold() == before)
try:
    gc.collect(7)
except ValueError as e:
    print(e)
l = [1]
holder = {"l": l}
print(any(r is holder for r in gc.get_referrers(l)), any(r is l for r in gc.get_referents(holder)), sorted(gc.get_referents(["a", "b"])))


class A:
    pass


a = A()
print(any(o is a for o in gc.get_objects()), gc.is_tracked(a), gc.is_tracked("x"), gc.is_tracked(1.5), gc.is_finalized(a))
