import dataclasses
import string

for module in string, dataclasses:
    names = vars(module)["__builtins__"]
    print(type(names).__name__, names["len"] is len, "__builtins__" in dir(module))
print(string.__builtins__ is dataclasses.__builtins__, type(__builtins__).__name__)
