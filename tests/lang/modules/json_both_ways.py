import json
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
data = {"name": "Ann \u00e9 \U0001f600", "n": [1, 2.5, -3, 1e100, True, None, []], "d": {}, "t": (1, "a\n\t\"\\/\x01\x7f"), 3: 4, None: 1, True: 2, 1.5: 3}
print(json.dumps(data)); print(json.dumps(data, indent=2)); print(json.dumps(data, ensure_ascii=False))
print(json.dumps({"b": 1, "a": [1, {"z": 0, "y": 1}]}, sort_keys=True, indent="\t", separators=(",", ": ")))
print(json.dumps([1, 2, 3], separators=(",", ":")), json.dumps("x"), json.dumps(None), json.dumps(float("inf")), json.dumps([[], {}, ()], indent=1))
attempt(lambda: json.dumps({1, 2}))
attempt(lambda: json.dumps({(1, 2): 3}))
attempt(lambda: json.dumps({(1, 2): 3, "a": 1, 5: 6}, skipkeys=True, indent=1))
attempt(lambda: json.dumps(float("nan"), allow_nan=False))
attempt(lambda: json.dumps([object], default=lambda o: o.__name__))
attempt(lambda: json.dumps({"a": [3+4j]}, default=lambda o: [o.real, o.imag], indent=2))
a = []; a.append(a)
attempt(lambda: json.dumps(a))
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex): return [o.real, o.imag]
        return super().default(o)
print(json.dumps({"c": 2+1j}, cls=E))
attempt(lambda: json.dumps({"c": b"x"}, cls=E))
for t in ['', '{', '[', '[1,]', '[1 2]', '{"a"}', '{"a":}', '{"a":1,}', '{a:1}', '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12zz"', '"\\', 'nul', '1 2', '01', '-', '[1', '{"a":1', '1.', '1e5', '1E+2', '-0', '-0.0', 'NaN', '-Infinity', ' [1 , 2 ] ', '\n\n{"a": x}', '"\\ud83d\\ude00"', '"\\ud83d"', '{"a": {"b": [1, {"c": null}]}}', 'true', 'tru', "{'a': 1}", '[1]]', '123456789012345678901234567890', '1.7976931348623157e309', '"\\u00e9\\n\\/"', '{"a":1 "b":2}', '{"a" 1}', '\ufeff1', '"tab\there"', '"\\u123', '[', '[1,', '{"a":1,', '{"a":', '"\\ud83d\\u0041"']:
    print(ascii(t), end=" "); attempt(lambda: ascii(json.loads(t)))
print(json.loads('{"a": [1, 2.5]}', parse_float=str, parse_int=lambda s: s + "!"))
print(json.loads('{"a": 1, "b": {"c": 2}}', object_hook=lambda d: sorted(d.items())))
print(json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads('{"a": 1, "a": 2}'))
print(json.loads(b'{"a": "\xc3\xa9"}'), json.loads(bytearray(b'1')), json.loads('"a\tb"', strict=False))
attempt(lambda: json.loads(5))
try: json.loads('{"a":\n  ?}')
except json.JSONDecodeError as e: print(e.msg, e.pos, e.lineno, e.colno, e.doc)
from enum import IntEnum
class C(IntEnum): A = 1
class D(dict): pass
class S(str): pass
print(json.dumps([C.A, D(a=1), S("q"), {C.A: 2}]))
attempt(lambda: json.dumps({"a": 1, 2: 3}, sort_keys=True))
import io
class W:
    def __init__(s): s.t = []
    def write(s, x): s.t.append(x)
    def read(s): return "".join(s.t)
w = W(); json.dump({"x": [1, 2]}, w, indent=2); print(w.read(), json.load(w))
print(json.JSONEncoder().encode({"a": 1}), json.JSONDecoder().raw_decode('1 x'), json.JSONDecodeError)
attempt(lambda: json.loads("[" * 100000))
print(json.dumps([]), json.dumps({}), json.dumps("\u2028\udc00"), json.dumps([1], indent=0))
