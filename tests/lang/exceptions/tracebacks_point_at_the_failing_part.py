
def show(src):
    ns = {}
    try:
        exec(compile(src, "<source>", "exec"), ns)
    except BaseException as e:
        tb = e.__traceback__.tb_next
        print(repr(src))
        while tb:
            pos = list(tb.tb_frame.f_code.co_positions())
            print("   ", pos[tb.tb_lasti // 2])
            tb = tb.tb_next
import sys
for s in ["x = 0\nassert x", "x=0\nassert not x == 0", "x=1\nassert x and x == 2, 'm'", "x=1\nassert 0 < x < 1", "x=0\nassert x, 'm'", "for x in 5: pass", "def g():\n  yield 1\n  1/0\nfor x in g():\n    pass\n", "def g():\n  yield 1\n  1/0\nl=[y for y in g()]", "l=[y for y in 5]", "a, b = 1", "a, b = 1,2,3", "with 5 as x:\n  pass", "with open('/dev/null'), 5 as x:\n  pass", "class M:\n  def __enter__(s):0\n  def __exit__(s,*a): 1/0\nwith M():\n  x=1\n  y=2", "class M:\n  def __enter__(s):0\n  def __exit__(s,*a): 1/0\nwith M():\n  x=1\n  raise ValueError", "del zz", "import nope", "from sys import nope", "x = {**5}", "x=[*5]", "f'{1:zz}'", "class A(5): pass", "class A(object, object):\n  pass", "@5\ndef f(): pass", "raise 5", "raise ValueError from 5", "try:\n  1/0\nexcept 5:\n  pass", "x: nope = 5", "def f(x: nope): pass", "lambda: 0\n(lambda x=nope: 0)", "x = 5\nx.a = 3", "x=5\nx.a += 3", "x=[1]\nx[5] += 1","x=[1]\nx[5] = 1","x=[1]\ndel x[5]", "match 5:\n  case nope.x: pass", "if 1 < 'a':\n  pass", "while 1 < 'a':\n  pass", "1 < 2 < 'a'", "not nope", "print(1,\n  nope,\n 3)", "def f(): yield from 5\nlist(f())", "async def f(): await 5\nf().send(None)", "x = (1 +\n  'a')", "x=1 if nope else 2", "nope and 1", "*a, b = 5", "for a, b in [1]: pass", "for a.b in [1]: pass", "[*a] = nope", "x = y = nope", "f = 5\nf(1,2)", "print(**5)", "print(*5)", "int.nope()", "int().nope(1)", "x={}\nx[[]]", "x={[]: 1}", "{[]}", "-'a'", "global zz; zz"]:
    show(s)
