import gc


class N:
    alive = 0

    def __init__(self):
        N.alive += 1
        self.me = self

    def __del__(self):
        N.alive -= 1


top = 0
for i in range(20000):
    N()
    if N.alive > top:
        top = N.alive
print(top < 10000, gc.isenabled())
gc.disable()
for i in range(3000):
    N()
print(N.alive >= 3000)
gc.collect()
print(N.alive)
gc.enable()
