# Every code in each byte order, values that do not fit, and buffers that are too short.
import struct
def attempt(f,*a):
    try: print(repr(f(*a)))
    except Exception as e: print(type(e).__name__, e)
P=struct.pack
for m in ("","<",">"):
    for c in "bBhHiIlLqQnNPefd?c":
        for v in (1<<70, -1<<70, "x", 1.5, None, 1<<31, 300, -300, 70000):
            try: r=P(m+c,v)
            except Exception as e: print(m+c, str(v)[:6], type(e).__name__, e)
class I:
    def __index__(self): raise KeyError("k")
class F:
    def __float__(self): raise KeyError("f")
attempt(P,"i",I()); attempt(P,"d",F()); attempt(P,"f",I())
for f in ("3","y","i3","99999999999999999999i","9223372036854775807i","i i"," 2 i","2 i","ié",b"i","\0","<n","@@i", "i\0",5,None, "="):
    attempt(struct.calcsize,f)
attempt(P); attempt(struct.unpack); attempt(struct.unpack,"i"); attempt(struct.unpack,"i",5); attempt(struct.unpack,"i","abcd")
attempt(P,"ii",1); attempt(P,"3s",b"abcd"); attempt(P,"3s","abc"); attempt(P,"3s",bytearray(b"a")); attempt(P,"0s",b"x"); attempt(P,"0p",b"x"); attempt(P,"300p",b"x"*300); attempt(P,"c",bytearray(b"x"));attempt(P,"s",memoryview(b"x"))
S=struct.Struct
s=S("<HI"); print(repr(s)[:23], s.format, s.size, type(s), S.__module__)
b=bytearray(10)
for a in ((),(b,),(b,1),(b,1,2,3),(b,-6,1,2),(b,-3,1,2),(b,-11,1,2),(b,5,1,2),(b,1<<70,1,2),(b,"x",1,2),(b"abcdefghij",0,1,2),("x",0,1,2)):
    attempt(s.pack_into,*a)
    attempt(struct.pack_into,"<HI",*a)
print(b)
for a in ((),(b,),(b,4),(b,5),(b,-6),(b,-5),(b,-11),(b,1<<70),(5,)):
    attempt(s.unpack_from,*a)
    attempt(struct.unpack_from,"<HI",*a)
attempt(lambda: s.unpack_from(buffer=b,offset=2)); attempt(lambda: s.unpack_from(b,offset=2))
attempt(lambda: struct.unpack_from("<HI",buffer=b,offset=2))
attempt(s.unpack,b); attempt(s.iter_unpack,b); attempt(S("").iter_unpack,b); 
it=s.iter_unpack(b+b"12"); print(type(it), it.__length_hint__(), next(it), list(it), list(it)); attempt(next,it)
attempt(lambda: list(struct.iter_unpack("<HI",b+b"12")))
attempt(S); attempt(S,1); attempt(lambda: S(format="i").size); attempt(S,"i",2); attempt(S, "é")
print(struct.calcsize("bhilqdP"), struct.calcsize("<bhilqd"), struct.calcsize("ci0q"), struct.calcsize("b3xi"), struct.calcsize("2sh"))
print(struct.unpack(">eHfdqQ?3sx4pc", P(">eHfdqQ?3sx4pc", 1.5, 3, 2.5, -1e300, -5, 1<<63, 2, b"ab", b"hello", b"z")))
for x in (65504, 65519, 65520, 6e-8, 3e-8, 2.98e-8, 0.0, -0.0, float("inf"), float("nan"), 6.1e-5, 1/3): attempt(P,"<e",x)
for x in (3.4028235e38, 3.4028236e38, 1e-46, float("inf")): attempt(P,"<f",x); attempt(P, "f", x)
class Sub(S):
    def __init__(self, f, extra=1): super().__init__(f); self.extra=extra
u=Sub("h"); print(u.size, u.extra, u.pack(3), hash(u)==hash(u), u==Sub("h"))
attempt(setattr, s, "size", 3); attempt(setattr, s, "x", 3)
print(struct.error.__module__, struct.error.__mro__[1].__name__, struct.__all__, P.__name__, S.pack.__name__)
s.__init__("b"); print(s.size)
