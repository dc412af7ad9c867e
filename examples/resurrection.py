# A finalizer may bring its object back. It runs once in a life, and what it brings back keeps all
# that it refers to.
import gc


class Phoenix:
    nest = []

    def __init__(self, name):
        self.name = name
        self.egg = ["an egg"]

    def __del__(self):
        print("  finalizer of", self.name)
        Phoenix.nest.append(self)


print("By its count:")
bird = Phoenix("first")
del bird
bird = Phoenix.nest.pop()
print("  back:", bird.name, bird.egg, "- finalized already:", gc.is_finalized(bird))
del bird
print("  gone for good, without a second finalizer:", Phoenix.nest)

print("In a cycle:")
gc.collect()
bird = Phoenix("second")
bird.mate = [bird]
del bird
print("  collected:", gc.collect(), "- it came back:", [bird.name for bird in Phoenix.nest])
Phoenix.nest.clear()
print("  collected the second time:", gc.collect())

print("In a cycle beside one that nobody brings back:")
bird, other = Phoenix("third"), []
bird.mate = bird
other.append(other)
del bird, other
print("  collected:", gc.collect(), "- of two cycles one came back")
Phoenix.nest.clear()
gc.collect()
