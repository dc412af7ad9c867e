# A record of four fields as dict, tuple, list, class and slotted class: one, and ten thousand.
import tare


class Row:
    def __init__(self, name, year, price, count):
        self.name, self.year, self.price, self.count = name, year, price, count


class SlottedRow:
    __slots__ = ("name", "year", "price", "count")

    def __init__(self, name, year, price, count):
        self.name, self.year, self.price, self.count = name, year, price, count


def as_dict(name, year, price, count):
    return {"name": name, "year": year, "price": price, "count": count}


def as_tuple(*fields):
    return fields


def as_list(*fields):
    return list(fields)


def columns(rows):
    """The same data turned round: one list a field."""
    return [list(column) for column in zip(*rows)]


data = [("pencil", 1990 + n % 30, n * 0.25, n) for n in range(10_000)]
print(f"{'record as':14}{'one':>6}{'10,000 in a list':>18}{'bytes a record':>16}")
for name, make in (("dict", as_dict), ("list", as_list), ("tuple", as_tuple), ("class", Row),
                   ("slotted class", SlottedRow)):
    rows = [make(*fields) for fields in data]
    one = tare.anatomy(rows[5000]).own_bytes
    total = tare.anatomy(rows).alone_bytes
    print(f"{name:14}{one:6}{total:18}{total / len(rows):16.1f}")
total = tare.anatomy(columns(data)).alone_bytes
print(f"{'four columns':14}{'':6}{total:18}{total / len(data):16.1f}")
