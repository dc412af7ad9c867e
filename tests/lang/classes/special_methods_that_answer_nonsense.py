def t(f):
    try: r = f(); print("ok", repr(r)[:100].split(" at 0x")[0])
    except BaseException as e: print(type(e).__name__, e)
class L:
    def __init__(s, v): s.v = v
    for n in "add sub mul matmul truediv floordiv mod pow lshift rshift and or xor divmod".split():
        exec(f"def __{n}__(s, o): print('{n}'); return NotImplemented\ndef __r{n}__(s, o): print('r{n}'); return '{n}'\n")
    for n in "add sub mul matmul truediv floordiv mod pow lshift rshift and or xor".split():
        exec(f"def __i{n}__(s, o): print('i{n}'); return NotImplemented\n")
    for n in "lt le gt ge eq ne".split():
        exec(f"def __{n}__(s, o): print('{n}'); return NotImplemented\n")
    __hash__ = None
class M(L):
    def __radd__(s, o): print("M radd"); return "M"
import operator as op
a, b, m = L(1), L(2), M(3)
for s in "a+b,a-b,a*b,a@b,a/b,a//b,a%b,a**b,a<<b,a>>b,a&b,a|b,a^b,divmod(a,b),a+m,m+a,a+1,1+a,a<b,a<=b,a>b,a>=b,a==b,a!=b,a==a,a<m,a<1,1<a,1==a,pow(a,b,2),pow(2,3,a),hash(a),{a},a in [b],not a,'x'%a,'x'*a,[1]*a,[1]+a,(1,)+a".split(","):
    print(s, end=" : "); t(lambda: eval(s))
for o in "+ - * @ / // % ** << >> & | ^".split():
    try: exec(f"x = L(1)\nx {o}= L(2)"); print(o, repr(x)[:20].split(" at")[0])
    except TypeError as e: print(e)
class Cmp:
    def __eq__(s, o): return NotImplemented
t(lambda: Cmp() == Cmp()); t(lambda: Cmp() != Cmp()); t(lambda: hash(Cmp()))
class B:
    def __init__(s, **k): s.__class__.k = k
    def _r(n):
        def f(s, *a):
            v = s.k.get(n)
            if isinstance(v, BaseException): raise v
            return v
        return f
    for n in "repr str bool len hash index int float complex iter next contains format bytes dir length_hint reversed ceil floor trunc round call enter exit getitem".split():
        exec(f"__{n}__ = _r('{n}')")
import math
for n, call in [("repr", repr), ("str", str), ("bool", bool), ("len", len), ("hash", hash), ("int", int), ("float", float), ("complex", complex), ("iter", iter), ("next", next), ("format", format), ("bytes", bytes), ("dir", dir), ("reversed", reversed), ("index", lambda o: [1,2,3][o]), ("index", lambda o: range(o)), ("index", hex), ("index", lambda o: "a"*o), ("len", bool), ("length_hint", list), ("round", round), ("trunc", math.trunc), ("ceil", math.ceil), ("contains", lambda o: 1 in o), ("index", chr), ("str", lambda o: f"{o}"), ("repr", lambda o: f"{o!r}"), ("str", lambda o: "%s" % o), ("repr", lambda o: [o].__repr__()), ("repr", ascii), ("index", bytes), ("index", lambda o: [0]*3 if [][o:o] else 0)]:
    for v in (1, -1, "s", None, 1.5, [], 2**70, ValueError("v"), b"b", 1j):
        o = B(**{n: v})
        print(n, repr(v), end=": "); t(lambda: call(o))
