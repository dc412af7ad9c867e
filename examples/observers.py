# Whoever is observed should not keep the observers alive. A weak set forgets them by itself.
import gc
import weakref


class Thermometer:
    def __init__(self):
        self.observers = weakref.WeakSet()
        self.methods = []

    def subscribe(self, observer):
        self.observers.add(observer)

    def subscribe_method(self, method):
        # A bound method is made anew each time it is asked for: a plain weak reference to it
        # would be dead at once.
        self.methods.append(weakref.WeakMethod(method, self.methods.remove))

    def measure(self, degrees):
        for observer in sorted(self.observers, key=lambda observer: observer.name):
            observer.tell(degrees)
        for reference in self.methods:
            reference()(degrees)


class Display:
    def __init__(self, name):
        self.name = name

    def tell(self, degrees):
        print(f"  {self.name}: {degrees} degrees")


thermometer = Thermometer()
hall, roof = Display("hall"), Display("roof")
thermometer.subscribe(hall)
thermometer.subscribe(roof)
thermometer.subscribe_method(roof.tell)
print("three subscriptions:")
thermometer.measure(20)
del roof
print("the roof's display is gone, and with it both of its subscriptions:")
thermometer.measure(21)

print("an observer in a cycle stays until a collection:")
cellar = Display("cellar")
cellar.myself = cellar
thermometer.subscribe(cellar)
del cellar
gc.collect()
print("  observers left:", [observer.name for observer in thermometer.observers])
