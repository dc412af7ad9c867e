# ChainMap, UserDict, UserList, UserString, OrderedDict and cache_info in their less used parts.
import collections
import copy
import functools

text = collections.UserString("ab")
print(text * 2, 2 * text, text + "c", "c" + text, collections.UserString("<%s>") % 3)
print(text.count("b"), text.find(collections.UserString("b")), text.upper(), type(text.upper()))
print(text.join(["x", "y"]), text.split("a"), text.encode(), text < "b", "a" in text, hash(text) == hash("ab"))
try:
    text.index("z")
except ValueError as error:
    print(error)
print(collections.UserDict.fromkeys([1, 2]), collections.UserDict(a=1) | {"b": 2},
      {"b": 2} | collections.UserDict(a=1))
row = collections.UserList([1])
same = row
row *= 2
row += [3]
print(row, same is row)
row.extra = "kept"
print(copy.copy(row).extra)
chain = collections.ChainMap({1: 2}, {3: 4})
print(chain | {3: 5}, {3: 5} | chain, collections.ChainMap.fromkeys("ab"))
chain |= {6: 7}
print(chain, collections.ChainMap, collections.UserString.upper.__name__)
ordered = collections.OrderedDict(a=1)
print(ordered.pop(key="a"), ordered.pop("a", 5), ordered.setdefault(key="b", default=3))
ordered["self"] = ordered
print(ordered)
print(collections.namedtuple("P", "x _y class x", rename=True)._fields)


@functools.lru_cache
def double(n):
    return 2 * n


double(1)
print(double.cache_info(), double.cache_info() == (0, 1, 128, 1), double.cache_info()._fields)
part = functools.partial(divmod, 7)
part.note = "n"
twin = copy.copy(part)
print(twin(2), twin.note, twin.args)
for state in (1, (1, 2), (5, (), {}, None)):
    try:
        part.__setstate__(state)
    except TypeError as error:
        print(error)
