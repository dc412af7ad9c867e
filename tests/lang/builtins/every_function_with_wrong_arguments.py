import sys
def t(src):
    try:
        r = eval(src)
        r = repr(r)
        if ' at 0x' in r: r = r.split(' at 0x')[0]
        print(src, '->', r[:100])
    except BaseException as e:
        print(src, '=>', type(e).__name__, e)
class C: pass
for f in "abs all any ascii bin bool bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash hex id int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ __build_class__".split():
    if f in ("locals", "globals", "vars", "dir"): 
        for a in ("1,2,3,4,5,6,7,8,9", "x=1"): t(f"{f}({a})")
        continue
    for a in ("", "1", "None", "'a'", "[]", "1,2", "'a','b'", "[],[]", "1,2,3", "None,None,None", "1,2,3,4", "1,2,3,4,5,6,7,8,9,10", "x=1", "1,x=1", "C()", "C", "C(), C()", "C, C", "C(), 'a'", "C(), 1", "C, 'a', 1", "[1,'a']", "1.5", "b'a'", "-1", "key=1", "[3,1],key=5", "[3,1],reverse='x'", "default=1", "[], default=5", "(1,2),(3,)", "object", "int, 5", "5, int", "5, (int, 5)", "bool, (str, 5)"):
        if f == "print" and a != "x=1": continue
        if f == "open" or f in ("str", "bytes", "bytearray") and a == "None,None,None": continue
        if f == "id": 
            if a not in ("", "1,2", "x=1"): continue
        if f == "hash" and a in ("C()", "C", "object", "None", "'a'", "b'a'"): continue
        t(f"{f}({a})")
