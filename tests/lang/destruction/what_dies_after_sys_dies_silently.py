"""Finalizers that fail when sys.stderr is gone are not reported: at the end, or without it."""
import gc
import sys


class Needy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("the end of", self.name)


class Watcher:
    def __init__(self):
        self.kept = [Needy("kept")]

    def __call__(self, phase, info):
        pass


class Failing:
    def __del__(self):
        raise ValueError("nobody hears this")


gc.callbacks.append(Watcher())
gc.garbage.append(Needy("garbage"))
error_file = sys.stderr
sys.stderr = None
Failing()
del sys.stderr
Failing()
sys.stderr = error_file
print("end")
