import bisect
import heapq
import json
import random
import string
import textwrap
import traceback

random.seed(42)
print(random.random(), random.randint(1, 100), random.choice("abc"), random.uniform(1, 2))
x = list(range(10))
random.shuffle(x)
print(x, random.sample(range(100), 5), random.randrange(0, 50, 5), random.gauss(0, 1))
print(random.choices([1, 2, 3], k=4), random.Random(7).random(), random.getrandbits(70))
random.seed("text")
print(random.random())
print(json.dumps({"a": [1, 2.5, None, True], "b": "h\u00e9\n"}), json.dumps([1, {"x": 1}], indent=2))
print(json.loads('{"a": [1, 2.0, "x\\u00e9", null, true], "b": {}}'), json.dumps({}, indent=2))
print(json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")))
for bad in ("", "{", "[1,]", '{"a" 1}', "nul", '"abc', "1 2"):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(e)
try:
    json.dumps({1, 2})
except TypeError as e:
    print(e)
h = [5, 1, 4]
heapq.heapify(h)
heapq.heappush(h, 0)
print(heapq.heappop(h), heapq.heappop(h), heapq.nlargest(2, [1, 5, 3]), bisect.bisect([1, 3, 5], 3))
print(textwrap.dedent("""
    a
      b
    """), string.ascii_lowercase, string.Template("$a and ${b}").substitute(a=1, b=2))


def fails():
    raise ValueError("no")


try:
    fails()
except ValueError:
    text = traceback.format_exc()
print(text.splitlines()[0], text.splitlines()[-1], "in fails" in text)
