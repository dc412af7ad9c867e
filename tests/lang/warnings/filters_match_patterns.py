"""Filters take patterns of messages and modules; generators show their locals meanwhile."""
import inspect
import sys
import warnings

sys.stderr = sys.stdout
warnings.filterwarnings("ignore", message="quiet.*soon")
warnings.filterwarnings("error", message=r"loud \d+", category=RuntimeWarning)
warnings.filterwarnings("ignore", module="__ma.n__$", category=FutureWarning)
warnings.filterwarnings("error", module="other", category=UserWarning)
for text, category in (("Quiet until soon", UserWarning), ("quiet", UserWarning),
                       ("Loud 12", RuntimeWarning), ("loud", RuntimeWarning),
                       ("loud 12", UserWarning), ("future", FutureWarning)):
    try:
        warnings.warn(text, category)
    except Warning as error:
        print("raised", repr(error))
print(warnings.filters[:4])


def count(limit):
    n = 0
    while n < limit:
        n += 1
        yield n


numbers = count(3)
print(inspect.getgeneratorlocals(numbers), next(numbers), inspect.getgeneratorlocals(numbers))
numbers.close()
print(inspect.getgeneratorlocals(numbers))
try:
    inspect.getgeneratorlocals([])
except TypeError as error:
    print(error)
