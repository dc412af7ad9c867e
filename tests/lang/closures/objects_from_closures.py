def account(balance=0):
    history = []

    def deposit(n):
        nonlocal balance
        if n <= 0:
            raise ValueError("not positive")
        balance += n
        history.append(("deposit", n))
        return balance

    def withdraw(n):
        nonlocal balance
        if n > balance:
            raise ValueError(f"only {balance} there")
        balance -= n
        history.append(("withdraw", n))
        return balance

    return {"deposit": deposit, "withdraw": withdraw, "history": lambda: tuple(history)}


a, b = account(), account(100)
a["deposit"](50)
b["withdraw"](30)
for bad in (lambda: a["withdraw"](51), lambda: b["deposit"](0)):
    try:
        bad()
    except ValueError as e:
        print(e)
print(a["history"](), b["history"]())


def pipeline(*stages):
    def run(v):
        for s in stages:
            v = s(v)
        return v
    return run


print(pipeline(lambda x: x + 1, lambda x: x * 2, str)(3))


def curry(f, *bound):
    def g(*more):
        return f(*bound, *more)
    return g


print(curry(pow, 2)(10), curry(print, "a")("b"))


def observers():
    subs = []

    def subscribe(f):
        subs.append(f)
        return lambda: subs.remove(f)

    def emit(*a):
        return [s(*a) for s in list(subs)]
    return subscribe, emit


sub, emit = observers()
off = sub(lambda x: x + 1)
sub(lambda x: x * 10)
print(emit(4))
off()
print(emit(4))
