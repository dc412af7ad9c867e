# What calling __init__ again leaves of an exception's fields, what copies have, and what notes want.
import copy
import pickle

error = ImportError("first", name="module", path="place")
for made in copy.copy(error), pickle.loads(pickle.dumps(error)):
    print(made.msg, made.name, made.path, made.args)
print(error.__reduce__())
error.extra = 1
print(error.__reduce__()[2], ImportError("x").__reduce__())
error.__init__()
print(error.msg, error.name, error.path, error.args)
error.__init__("again", path="there")
print(error.msg, error.name, error.path, error.args)
error = NameError("n", name="thing")
error.__init__("other")
print(error.name, error.args)
error = AttributeError("n", name="thing", obj=3)
error.__init__("other", obj=4)
print(error.name, error.obj)

error = ValueError("noted")
error.__notes__ = "not a list"
try:
    error.add_note("more")
except TypeError as problem:
    print(problem)
error.__notes__ = ["one"]
error.add_note("two")
print(error.__notes__)

try:
    1 / 0
except ZeroDivisionError as raised:
    trace = raised.__traceback__
for value in 4, trace:
    try:
        trace.tb_next = value
    except (TypeError, ValueError) as problem:
        print(type(problem).__name__, problem)
try:
    del trace.tb_next
except TypeError as problem:
    print(problem)
