class Item:
    __slots__ = ("sku", "name", "price", "stock")

    def __init__(self, sku, name, price, stock=0):
        self.sku, self.name, self.price, self.stock = sku, name, price, stock


class OutOfStock(Exception):
    pass


class Inventory:
    def __init__(self):
        self._items = {}
        self._listeners = []

    def __getitem__(self, sku):
        try:
            return self._items[sku]
        except KeyError:
            raise KeyError(f"no item {sku}") from None

    def add(self, *items):
        for item in items:
            self._items[item.sku] = item
        return self

    def on_low(self, f):
        self._listeners.append(f)
        return f

    def take(self, sku, n=1):
        item = self[sku]
        if item.stock < n:
            raise OutOfStock(f"{item.name}: wanted {n}, have {item.stock}")
        item.stock -= n
        if item.stock < 3:
            for f in self._listeners:
                f(item)
        return item.price * n

    @property
    def value(self):
        return sum(i.price * i.stock for i in self._items.values())


class Order:
    _id = 0

    def __init__(self, inv, customer):
        Order._id += 1
        self.id, self.inv, self.customer, self.lines, self.state = Order._id, inv, customer, [], "new"

    def __enter__(self):
        return self

    def __exit__(self, kind, exc, tb):
        if kind is None:
            self.state = "paid"
        else:
            for sku, n, _ in self.lines:
                self.inv[sku].stock += n
            self.lines.clear()
            self.state = f"cancelled: {exc}"
        return kind is not None and issubclass(kind, (OutOfStock, KeyError))

    def line(self, sku, n=1):
        self.lines.append((sku, n, self.inv.take(sku, n)))
        return self

    total = property(lambda self: sum(p for *_, p in self.lines))

    def __str__(self):
        return f"order {self.id} for {self.customer}: {self.state}, {len(self.lines)} lines, {self.total:.2f}"


inv = Inventory().add(Item("p1", "pen", 1.2, 10), Item("b1", "book", 12.5, 4), Item("l1", "lamp", 30, 1))
low = []
inv.on_low(lambda i: low.append((i.name, i.stock)))
orders = []
for customer, lines in {"ann": [("p1", 3), ("b1",)], "bob": [("b1", 2), ("l1", 2)], "cid": [("zz",)], "dee": [("l1",), ("b1", 3)]}.items():
    with Order(inv, customer) as o:
        for l in lines:
            o.line(*l)
    orders.append(o)
for o in orders:
    print(o)
print(low, inv.value, {s: i.stock for s, i in inv._items.items()})
report = {}
for o in orders:
    report.setdefault(o.state.split(":")[0], []).append(o.customer)
print(report, sum(o.total for o in orders))
