# Words depend on whether the type might be a sequence, and on the key.
class A: pass
class L(list): pass
class E(Exception): pass
import types, collections, enum
for o in (A(), A, (1,), "s", b"x", 5, 1.5, None, range(3), {1}, frozenset(), len, lambda: 0, E(), ValueError(), types, iter([]), {}.keys(), {}.items(), {}.values(), {1:2}.values(), slice(1), types.SimpleNamespace(), 1j, True, object(), type, enum.Enum, (i for i in ()), zip(), property(), types.MappingProxyType({}), ...):
    for k in (0, "a", True, slice(1), None, 1.5, A()):
        try: del o[k]
        except Exception as e: print(type(o).__name__, type(k).__name__, type(e).__name__, e)
        try: o[k] = 1
        except Exception as e: print(type(o).__name__, type(k).__name__, type(e).__name__, e)
        try: o[k]
        except Exception as e: print(type(o).__name__, type(k).__name__, type(e).__name__, str(e)[:60])
