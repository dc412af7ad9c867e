saved = []


class Phoenix:
    def __init__(self):
        self.lives = 0

    def __del__(self):
        self.lives += 1
        print("dying", self.lives)
        saved.append(self)


p = Phoenix()
del p
print(len(saved), saved[0].lives)
p = saved.pop()
del p
print("a finalizer runs only once", len(saved))


class Again:
    def __del__(self):
        print("again")
        global keep
        keep = self


Again()
print(type(keep).__name__)
keep.data = [1, 2]
print(keep.data)
del keep
print("done", "keep" in globals())
import weakref


class W:
    def __del__(self):
        global back
        back = self


w = W()
r = weakref.ref(w)
del w
print(r(), type(back).__name__)
