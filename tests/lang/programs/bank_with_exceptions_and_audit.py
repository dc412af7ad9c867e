class BankError(Exception):
    """Base of the errors here."""


class InsufficientFunds(BankError):
    def __init__(self, account, needed):
        super().__init__(f"{account.owner} lacks {needed - account.balance:.2f}")
        self.account, self.needed = account, needed


class Frozen(BankError):
    pass


class Account:
    _next = 1000
    rate = 0.0

    def __init__(self, owner, balance=0.0):
        self.owner, self._balance, self.frozen = owner, balance, False
        self.number = Account._next
        Account._next += 1
        self.history = []

    @property
    def balance(self):
        return self._balance

    def _record(self, kind, amount):
        self.history.append((kind, amount, self._balance))

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("deposit must be positive")
        self._balance += amount
        self._record("deposit", amount)

    def withdraw(self, amount):
        if self.frozen:
            raise Frozen(self.owner)
        if amount > self.available():
            raise InsufficientFunds(self, amount)
        self._balance -= amount
        self._record("withdraw", amount)

    def available(self):
        return self._balance

    def month_end(self):
        interest = round(self._balance * self.rate / 12, 2)
        if interest:
            self._balance += interest
            self._record("interest", interest)

    def __str__(self):
        return f"#{self.number} {self.owner:<6} {self._balance:>10,.2f}"


class Savings(Account):
    rate = 0.05


class Checking(Account):
    def __init__(self, owner, balance=0.0, *, overdraft=100.0):
        super().__init__(owner, balance)
        self.overdraft = overdraft

    def available(self):
        return super().available() + self.overdraft


class Transfer:
    def __init__(self, source, target):
        self.source, self.target = source, target

    def __enter__(self):
        self.before = self.source._balance, self.target._balance
        return self

    def move(self, amount):
        self.source.withdraw(amount)
        self.target.deposit(amount)

    def __exit__(self, kind, value, tb):
        if kind is not None:
            self.source._balance, self.target._balance = self.before
            print("rolled back:", value)
        return isinstance(value, BankError)


a, b = Savings("ann", 1200), Checking("bob", 50, overdraft=25)
with Transfer(a, b) as t:
    t.move(100)
with Transfer(b, a) as t:
    t.move(10)
    t.move(1000)
a.frozen = True
with Transfer(a, b) as t:
    t.move(1)
a.frozen = False
try:
    with Transfer(a, b) as t:
        t.move(-5)
except ValueError as e:
    print("ValueError", e)
for acc in (a, b):
    acc.month_end()
    print(acc, acc.history)
try:
    a.balance = 10
except AttributeError as e:
    print(e)
try:
    b.withdraw(500)
except InsufficientFunds as e:
    print(e, e.needed, e.account is b)
print([f"{x.owner}:{type(x).__name__}:{x.rate}" for x in sorted((a, b), key=lambda x: x.balance)])
