import time
path = "/tmp/tare_context_test_%d.txt" % time.time_ns()
with open(path, "w") as f:
    f.write("one\ntwo\n")
print(f.closed)
try:
    with open(path) as f:
        1 / 0
except ZeroDivisionError:
    print(f.closed)
with open(path) as a, open(path) as b:
    print(a.readline() == b.readline(), a.read())
order = []


class R:
    def __init__(self, n, fail=""):
        self.n, self.fail = n, fail
        order.append(f"make {n}")

    def __enter__(self):
        order.append(f"enter {self.n}")
        if self.fail == "enter":
            raise OSError(self.n)
        return self

    def __exit__(self, t, v, tb):
        order.append(f"exit {self.n} {t.__name__ if t else None}")
        if self.fail == "exit":
            raise KeyError(self.n)
        return self.fail == "swallow"


def run(*specs):
    order.clear()
    try:
        with R(*specs[0]) as a, R(*specs[1]) as b:
            order.append("body")
            raise ValueError("body")
    except Exception as e:
        order.append(f"caught {e!r} from {e.__context__!r}")
    print(order)


run((1,), (2,))
run((1,), (2, "swallow"))
run((1, "swallow"), (2, "exit"))
run((1,), (2, "enter"))
run((1, "enter"), (2,))
run((1, "exit"), (2, "exit"))
