import sys
print(__name__, __doc__, __package__, __spec__, __file__.endswith("module_attributes_and_dunder_main.py"))
print(sys.modules["__main__"].__dict__ is globals())
if __name__ == "__main__":
    print("run as a program")
print(sys.argv[1:], len(sys.argv), sys.argv[0].endswith("module_attributes_and_dunder_main.py"))
module = type(sys)("made", "its doc")
module.x = 1
print(module.__name__, module.__doc__, module.x, module)
sys.modules["made"] = module
import made
print(made is module)
try:
    made.nope
except AttributeError as e:
    print(e)
del made.x
try:
    made.x
except AttributeError as e:
    print(e)


def hook(name):
    if name == "dynamic":
        return "from module __getattr__"
    raise AttributeError(f"no {name} here")


made.__getattr__ = hook
print(made.dynamic)
try:
    made.other
except AttributeError as e:
    print(e)
from made import dynamic
print(dynamic)
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as e:
    print(e)
