# containers changed while they are walked by their own methods
def attempt(f):
    try:
        r = f()
        print(f.__name__, r if len(repr(r)) < 80 else '...')
    except BaseException as e:
        print(f.__name__, type(e).__name__, e)

class Key:
    """equal to nothing; runs an action at each comparison"""
    def __init__(self, action, result=False): self.action = action; self.result = result
    def __eq__(self, other): self.action(); return self.result
    def __hash__(self): return 1
    def __lt__(self, other): self.action(); return self.result

def list_remove_clears():
    l = [Key(lambda: l.clear()) for i in range(5)]
    l.remove(3)
def list_index_clears():
    l = [Key(lambda: l.clear()) for i in range(5)]
    return l.index(3)
def list_count_clears():
    l = [Key(lambda: l.clear(), True) for i in range(5)]
    return l.count(3)
def list_contains_clears():
    l = [Key(lambda: l.clear()) for i in range(5)]
    return 3 in l
def list_eq_clears():
    l = [Key(lambda: l.clear(), True) for i in range(5)]
    return l == [1, 2, 3, 4, 5]
def list_lt_clears():
    l = [Key(lambda: l.clear(), True) for i in range(5)]
    return l < [1, 2, 3, 4, 5]
def list_sort_changes():
    l = [3, 2, 1]
    l.sort(key=lambda x: l.append(x) or x)
def list_sort_lt_changes():
    l = [Key(lambda: l.append(1)) for i in range(5)]
    l.sort()
def list_sort_clears():
    l = [Key(lambda: l.clear()) for i in range(5)]
    l.sort()
def extend_self():
    l = [1, 2, 3]
    l.extend(l); l += l; l[1:2] = l; l.extend(x for x in l[:3])
    return l
def extend_mutating():
    l = [1, 2, 3]
    def g():
        for i in range(5):
            l.clear(); yield i
    l.extend(g())
    return l
def slice_index_shrinks():
    class I:
        def __index__(self): l.clear(); return 3
    l = list(range(100))
    r = l[I():50]
    l = list(range(100))
    l[I():50] = [1, 2]
    l2 = l
    l = list(range(100))
    del l[I():50]
    l = list(range(100))
    try: l[I()]
    except IndexError as e: print(e)
    l = list(range(100))
    try: l[I()] = 3
    except IndexError as e: print(e)
    l = list(range(100)); l.insert(I(), 5)
    l = list(range(100))
    try: l.pop(I())
    except IndexError as e: print(e)
    l = list(range(100)); print(len(l * I()))
    l = list(range(100))
    l *= I()
    l = list(range(100))
    l[::I()]
    l = list(range(100))
    try: l[::I()] = [1]*34
    except ValueError as e: print(e)
    return r, l2
def slice_assign_self_change():
    l = list(range(10))
    class It:
        def __iter__(self):
            l.clear(); return iter([1, 2, 3])
    l[2:5] = It()
    return l
def slice_del_del():
    class D:
        def __del__(self): l.append(1); l.clear()
    l = [D() for i in range(10)]
    del l[2:7]
    return len(l)
def dict_eq_changes():
    d = {Key(lambda: d.clear(), True): 1, 5: 5}
    e = {Key(lambda: d.clear(), True): 1, 6: 6}
    return d == e
def dict_get_changes():
    d = {}
    for i in range(6): d[Key(lambda: d.clear())] = i
    return 1 in d, d.get(1), d.pop(1, None), d.setdefault(1, 2)
def dict_set_changes():
    d = {}
    for i in range(3): d[Key(lambda: len(d) < 20 and dict.__setitem__(d, object(), 1))] = i
    d[1] = 5
    return d[1]
def dict_update_from_changing():
    class M:
        def keys(self): d.clear(); return ['a', 'b', 'c']
        def __getitem__(self, k): d.clear(); return k
    d = {1: 2}
    d.update(M())
    return d
def dict_iter_change():
    d = {i: i for i in range(5)}
    for k in d: d[k + 100] = 1
def dict_iter_del():
    d = {i: i for i in range(5)}
    for k in d: del d[k]
def dict_items_change():
    d = {i: i for i in range(5)}
    for k, v in d.items(): d.clear()
def dict_repr_change():
    class R:
        def __repr__(self): d.clear(); d.update({i: i for i in range(100)}); return 'R'
    d = {i: R() for i in range(5)}
    return len(repr(d)) > 3
def list_repr_change():
    class R:
        def __repr__(self): l.clear(); return 'R'
    l = [R(), R(), R()]
    return repr(l)
def dict_popitem_del():
    class D:
        def __del__(self): d.clear()
    d = {i: D() for i in range(10)}
    d.popitem()
    return len(d)
def dict_clear_del():
    class D:
        def __del__(self):
            if len(d) < 5: d[len(d) + 1000] = 1
    d = {i: D() for i in range(10)}
    d.clear()
    return len(d)
def dict_setitem_del():
    class D:
        def __del__(self): d.clear()
    d = {i: D() for i in range(10)}
    d[3] = 1
    return len(d)
def list_setitem_del():
    class D:
        def __del__(self): l.clear()
    l = [D() for i in range(10)]
    l[3] = 1
    return len(l)
def list_clear_del():
    class D:
        def __del__(self): l.append(1)
    l = [D() for i in range(10)]
    l.clear()
    return len(l)
def set_ops_change():
    s = {Key(lambda: s.clear()) for i in range(5)}
    t = {Key(lambda: s.clear()) for i in range(5)}
    r = []
    for f in (lambda: s | t, lambda: s & t, lambda: s - t, lambda: s ^ t, lambda: s <= t, lambda: s == t,
              lambda: s.update(t), lambda: s.isdisjoint(t), lambda: 3 in s, lambda: s.difference_update(t)):
        s = {Key(lambda: s.clear()) for i in range(5)}
        try: f()
        except RuntimeError as e: r.append(str(e))
    return 'done'
def set_iter_change():
    s = set(range(5))
    for k in s: s.add(k + 100)
def join_mutating():
    def g():
        for i in range(5): yield str(i)
    l = ['a', 'b', 'c']
    class S(str): pass
    def h():
        for x in l:
            if len(l) < 10: l.append('z')
            yield x
    return ','.join(h())
def bytes_join_mutating():
    b = bytearray(b'abc')
    class B:
        pass
    l = [b, b, bytearray(b'x')]
    def g():
        for x in l:
            b.clear(); yield x
    return b'-'.join(g())
def bytearray_export():
    b = bytearray(b'abcdef')
    m = memoryview(b)
    b.append(1)
def zips():
    l = [1, 2, 3]
    r = []
    for a, b in zip(l, reversed(l)):
        l.clear(); r.append((a, b))
    l = [1, 2, 3]
    for a in map(lambda x: l.clear() or x, l): r.append(a)
    l = [1, 2, 3]
    for i, a in enumerate(l): l.pop(); r.append(a)
    l = [1, 2, 3]
    for i in reversed(l): l.clear(); r.append(i)
    l = [1, 2, 3]
    r += list(filter(lambda x: l.clear() or True, l))
    return r
def tuple_from_changing():
    l = [1, 2, 3]
    def g():
        for i in range(1000): yield i
    return len(tuple(g())), len(list(g()))
def max_changes():
    l = [3, 1, 2]
    return max(l, key=lambda x: l.clear() or x), sum(x for x in l)
def iter_len_lies():
    class L:
        def __len__(self): return 10 ** 6
        def __iter__(self): return iter([1, 2])
        def __length_hint__(self): return 10 ** 18
    return list(L())
def len_bad():
    class L:
        def __init__(self, v): self.v = v
        def __len__(self): return self.v
    r = []
    for v in (-1, 2 ** 70, 'a', 1.5, True):
        try: r.append(len(L(v)))
        except Exception as e: r.append(f'{type(e).__name__}: {e}')
    print(r)
def unpack_changing():
    class U:
        def __iter__(self): l.clear(); return iter([1, 2, 3])
    l = [U()]
    a, b, c = l[0]
    [*l, *U()]
    return a, b, c
def getattr_del():
    class A:
        def __getattr__(self, n): del self.__dict__; raise AttributeError(n)
    a = A(); a.x = 1
    return hasattr(a, 'y')
def instance_dict_replaced():
    class A:
        def __del__(self): a.__dict__ = {'z': 1}
    class B: pass
    a = B(); a.x = A(); a.y = 5
    a.x = 3
    return sorted(a.__dict__)
def slot_del():
    class A:
        __slots__ = ('p',)
    class D:
        def __del__(self): a.p = 7
    a = A(); a.p = D(); a.p = D()
    r = a.p
    del a.p
    return r
def class_change_del():
    class D:
        def __del__(self): A.x = 5
    class A: x = D()
    A.x = D()
    A.x = 1
    return A.x
def class_assign():
    class A: pass
    class B:
        def __eq__(s, o): return True
    a = A()
    a.x = 1; a.__class__ = B
    return a == 3, a.x
def call_replaces_self():
    class F:
        def __call__(self, *a):
            global gf
            gf = None
            return len(a)
    global gf
    gf = F()
    return gf(1, 2, 3)
def func_code_swap():
    def f(): f.__code__ = g.__code__; return 1
    def g(): return 2
    return f(), f()
def defaults_swap():
    def f(a=[1]): f.__defaults__ = None; return a
    r = f()
    try: f()
    except TypeError as e: return r, str(e)
def globals_del():
    global zz
    zz = [1]
    def f(x):
        global zz
        del zz
        return x
    return f(zz)
def gen_self():
    def g(): yield from me
    me = g()
    next(me)
def gen_close_in():
    def g():
        me.close()
        yield 1
    me = g()
    next(me)
def gen_del_frame():
    def g():
        global gg
        gg = None
        yield 1
        yield 2
    global gg
    gg = g()
    r = next(gg)
    return r
def sort_key_raises():
    l = [3, 1, 2]
    try: l.sort(key=lambda x: 1 // (x - 1))
    except ZeroDivisionError: pass
    return l
def sort_lt_raises():
    class K:
        def __init__(s, v): s.v = v
        def __lt__(s, o):
            if s.v == 3: raise KeyError
            return s.v < o.v
    l = [K(i) for i in (5, 4, 3, 2, 1)]
    try: l.sort()
    except KeyError: pass
    return sorted(k.v for k in l) if False else len(l)
def hash_raises():
    class H:
        def __hash__(s): raise KeyError('h')
    r = []
    for f in (lambda: {H(): 1}, lambda: {H()}, lambda: hash((1, H())), lambda: {}.get(H()), lambda: H() in {1}, lambda: frozenset([H()])):
        try: f()
        except KeyError as e: r.append(e.args)
    return r
def hash_bad():
    class H:
        def __init__(s, v): s.v = v
        def __hash__(s): return s.v
    r = []
    for v in ('a', 1.0, 2 ** 200, -1, True, None):
        try: r.append(hash(H(v)))
        except TypeError as e: r.append(str(e))
    return r
def index_bad():
    class I:
        def __init__(s, v): s.v = v
        def __index__(s): return s.v
    r = []
    for v in ('a', 1.0, 2 ** 200, -1):
        for f in (lambda i: [1, 2][i], lambda i: 'ab'[i], lambda i: range(i), lambda i: (1,) * i, lambda i: [1, 2][i:], lambda i: chr(i)):
            try: r.append(repr(f(I(v)))[:30])
            except Exception as e: r.append(f'{type(e).__name__} {e}')
    for x in r: print(x)
def str_bad():
    class S:
        def __str__(s): return 5
        def __repr__(s): return None
        def __format__(s, f): return 1
        def __bool__(s): return 2
        def __len__(s): return 'x'
        def __bytes__(s): return 'x'
        def __int__(s): return 'x'
        def __float__(s): return 'x'
        def __complex__(s): return 1
        def __dir__(s): return 3
        def __iter__(s): return 3
        def __reversed__(s): return 5
        def __contains__(s, x): raise OSError
        def __hash__(s): return []
        def __round__(s): return S
        def __sizeof__(s): return 'k'
    for f in (str, repr, format, bool, len, bytes, int, float, complex, dir, iter, list, reversed, hash, lambda s: 1 in s, round, lambda s: f'{s}', lambda s: '%s' % s, lambda s: '%d' % s, tuple, set, dict, sum, sorted, print):
        try: print(type(f(S())).__name__)
        except Exception as e: print(type(e).__name__, e)
for name, f in list(globals().items()):
    if type(f) is type(attempt) and name != 'attempt': attempt(f)
