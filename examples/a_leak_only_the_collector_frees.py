# Two objects that hold each other never reach a count of zero. What the counts see, and what the
# collector sees.
import gc
import sys
import weakref


class Page:
    def __init__(self, number):
        self.number = number
        self.next = None


gc.disable()
gc.collect()
first, second = Page(1), Page(2)
first.next, second.next = second, first
watch = weakref.ref(first)
print("references to the first:", sys.getrefcount(first) - 1, "(its name, and the second)")
del first, second
print("after del it is", "still there" if watch() else "gone", "- each still has one reference")
print("gc.collect() finds", gc.collect(), "objects; now it is", "still there" if watch() else "gone")

print("\nA thousand of them, with nobody collecting:")
watches = []
for number in range(1000):
    page = Page(number)
    page.next = page
    watches.append(weakref.ref(page))
del page
print("  alive:", sum(watch() is not None for watch in watches))
print("  collected:", gc.collect())
print("  alive:", sum(watch() is not None for watch in watches))
gc.enable()

print("\nThe same with nothing that points back: no collector is needed.")
page = Page(0)
page.next = Page(1)
watch = weakref.ref(page.next)
del page
print("  after del the second is", "still there" if watch() else "gone")
