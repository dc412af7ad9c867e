# The compiler warns of code that is allowed and certainly meant otherwise.
import warnings

SOURCES = """x is 1
x is not 'a'
x is None
None is x is 5
x is ()
x is (1, 2)
x is -1
x is (1, y)
1 is None
assert (x, 'text')
assert ()
5(3)
'a' (1)
[1](2)
{1: 2}(3)
f'{x}'(1)
(lambda: 1)(2)
(x for x in y)(1)
5[1]
None[1]
...[0]
{1}[0]
(lambda: 0)[1]
'a'['b']
[1][1, 2]
[1][1]
(1, 2)['x']
b'a'[None]
[1][lambda: 1]
'a'[x]
{1: 2}['a']"""
for source in SOURCES.splitlines():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "<test>", "exec")
    print(source, "|", *[(w.category.__name__, str(w.message), w.lineno) for w in caught])

warnings.simplefilter("error", SyntaxWarning)
for source in "y = 1\nx is 1\n", "if 1 is None: pass", "def f():\n  assert (1, 2)\n":
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as error:
        print(error, error.lineno, error.offset, error.end_offset)
warnings.simplefilter("ignore", SyntaxWarning)
print(eval("1 is 1"))
