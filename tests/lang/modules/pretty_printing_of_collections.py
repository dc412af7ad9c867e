"""pprint of the collections, of bytes, namespaces and proxies when they are too long for a line."""
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque
from pprint import pformat, pprint
import types

words = ["alpha", "beta", "gamma", "delta", "epsilon"]
things = [
    defaultdict(list, {word: [len(word)] * 3 for word in words}), Counter("mississippi river"),
    ChainMap({word: 1 for word in words}, {"other": words}), deque(words), deque(words, maxlen=9),
    OrderedDict((word, word.upper()) for word in words), UserDict(a=words), UserList(words),
    types.SimpleNamespace(first=words, second={"a": words}),
    types.MappingProxyType({word: word for word in words}), bytes(range(48)),
    bytearray(b"some bytes that are long enough"), {"k": bytes(30), "d": deque(words)},
]
for thing in things:
    for width in (30, 50):
        pprint(thing, width=width)
pprint([defaultdict(int), Counter(), deque()], width=5)
print(pformat({"a": defaultdict(int, b=1)}, width=200), pformat(deque(words), width=20, indent=3))
