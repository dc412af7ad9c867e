# guppy.hpy() over the heap: sets of objects, divided by kind, size and referrers.
import re

from guppy import hpy


class Foo:
    pass


view = hpy()
view.setrelheap()
foos = [Foo() for place in range(100)]
for place, foo in enumerate(foos):
    foo.text = "text of " + str(place)
new = view.heap()
print(new)
print(len(new), new[0].count, new[0].size, new[0].kind, new[-1].kind)
print(new[1].bysize)
print(new[1].byrcs)
print(re.sub("0x[0-9a-f]+", "0x...", str(view.iso(foos[3], foos[3]).byid)))
some = view.iso(*foos[:10])
print((new & some).count, (new - some).count, (new | some) == new, some[0] == some,
      foos[3] in some, foos[30] in some, view.Nothing)
print(view.iso(foos).theone is foos, some.domisize, some.referrers.count)
try:
    some.theone
except ValueError as error:
    print(error)
print("foos" in str(view.iso(foos[3]).shpaths))
whole = hpy().heap()
print(sum(part.count for part in whole) == whole.count, sum(part.size for part in whole) <= whole.size)
print(str(whole.more).splitlines()[2].split()[0], "dict of module" in whole.all)
