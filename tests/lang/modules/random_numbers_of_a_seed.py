import random
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for seed in (0, 1, 42, -7, 12345678901234567890123, "hello", "", b"bytes", 1.5, True):
    random.seed(seed)
    print(seed, random.random(), random.randint(1, 6), random.getrandbits(70), random.choice("abcdef"))
r = random.Random(7)
print([r.randrange(10) for _ in range(5)], r.randrange(5, 50, 5), r.uniform(1, 2), r.gauss(0, 1), r.gauss(0, 1), r.normalvariate(5, 2))
x = list(range(20)); r.shuffle(x); print(x, r.sample(range(1000), 5), r.sample("abc", 2), r.sample(["a", "b"], 3, counts=[2, 3]))
print(r.choices("abc", k=5), r.choices("abc", [1, 2, 3], k=5), r.choices([1, 2], cum_weights=[1, 5], k=4))
print(r.expovariate(2), r.triangular(), r.betavariate(1, 2), r.gammavariate(2, 3), r.gammavariate(.5, 1), r.paretovariate(3), r.weibullvariate(1, 2), r.lognormvariate(0, 1), r.vonmisesvariate(1, 2), r.randbytes(5))
s = r.getstate(); a = r.random(); r.setstate(s); print(a == r.random(), s[0], len(s[1]))
attempt(lambda: random.choice([])); attempt(lambda: random.randint(5, 1)); attempt(lambda: random.randrange(0)); attempt(lambda: random.sample([1], 2)); attempt(lambda: random.sample({1}, 1)); attempt(lambda: random.seed([]))
attempt(lambda: random.choices([1], [0])); attempt(lambda: random.randint(1.5, 2)); attempt(lambda: random.getrandbits(-1)); attempt(lambda: random.randrange(1, 10, 0)); attempt(lambda: random.randrange("a"))
attempt(lambda: random.choices([1, 2], [1]))
class D(random.Random):
    def random(self): return 0.25
print(D().random(), D().uniform(0, 4), 0 <= random.SystemRandom().random() < 1)
