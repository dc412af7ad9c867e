import functools
import itertools
import contextlib
import copy
import weakref
import types
print(list(itertools.islice(itertools.count(3,2),4)), list(itertools.permutations('abc',2)), [ (k,list(g)) for k,g in itertools.groupby('aabbbc')])
print(list(itertools.product('ab',repeat=2)), list(itertools.zip_longest([1],[2,3])), list(itertools.accumulate([1,2,3])))
@functools.lru_cache(maxsize=2)
def f(x): return x*2
f(1);f(1);f(2);f(3)
print(f.cache_info(), f(3))
print(functools.partial(int, base=2)('101'), functools.reduce(lambda a,b:a+b,[1,2,3]))
@contextlib.contextmanager
def cm():
    print('in')
    try: yield 5
    finally: print('out')
with cm() as v: print(v)
with contextlib.suppress(KeyError): {}['x']
class P:
    def __init__(s,x): s.x=x
p=P([1]); q=copy.copy(p); r=copy.deepcopy(p); print(q.x is p.x, r.x is p.x, r.x)
class S:
    __slots__=('a','b')
s=S(); s.a=[1]; s2=copy.deepcopy(s); print(s2.a, s2.a is s.a)
d=weakref.WeakValueDictionary(); d['p']=p; print(len(d)); 
del p; print(len(d))
fin=weakref.finalize(q, print, 'bye'); print(fin.alive); del q; print(fin.alive)
print(types.SimpleNamespace(a=1))
@functools.singledispatch
def g(x): return 'obj'
@g.register(int)
def _(x): return 'int'
print(g(1), g('x'), g(True))
@functools.total_ordering
class T:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
print(T(1)<=T(2), T(2)>T(1), T(1)>=T(2))
