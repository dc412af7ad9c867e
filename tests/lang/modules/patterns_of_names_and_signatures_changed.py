# fnmatch.translate, and replacing parts of signatures; unions with parameterized types.
import fnmatch
import inspect
import re

for pattern in ("*.txt", "a?[b-d]", "[!a]*", "[]a]", "**x*y*", "[a", "a.b+c", "[z-a]x", "[!]", ""):
    print(repr(pattern), repr(fnmatch.translate(pattern)))
print(bool(re.match(fnmatch.translate("case-*.json"), "case-12.json")),
      bool(re.match(fnmatch.translate("case-?.json"), "case-12.json")))
parameter = inspect.Parameter("limit", inspect.Parameter.KEYWORD_ONLY, default=42)
print(parameter.replace(default=inspect.Parameter.empty, annotation="int"),
      parameter.replace(name="most"), parameter.replace(annotation=int).replace(annotation=str))
signature = inspect.signature(lambda first, second=2: None)
print(signature.replace(return_annotation=int),
      signature.replace(parameters=[], return_annotation=inspect.Signature.empty))
for kinds in (int | list[int], list[int] | int):
    for value in (1, "text"):
        try:
            print(isinstance(value, kinds))
        except TypeError as problem:
            print(problem)
