# Raising and catching in loops, try with nothing raised, finally.
import report


class Oops(Exception):
    def __init__(self, n):
        super().__init__(n)
        self.n = n


def risky(i):
    if i % 3 == 0:
        raise Oops(i)
    return i


def run(n):
    good = bad = done = 0
    d = {}
    for i in range(n):
        try:
            good += risky(i)
        except Oops as e:
            bad += e.n
        finally:
            done += 1
        try:
            d[i % 100] += 1
        except KeyError:
            d[i % 100] = 1
        try:
            int("12x") if i % 10 == 0 else int("12")
        except ValueError:
            bad += 1
    return good, bad, done


print(run(200000))
report.cost()
