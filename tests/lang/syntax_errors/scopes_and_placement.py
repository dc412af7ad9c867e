sources = [
    "def f():\n    x = 1\n    global x\n", "def f(x):\n    global x\n", "def f():\n    nonlocal x\n", "nonlocal x\n",
    "def f():\n    print(x)\n    global x\n", "def f(x):\n    nonlocal x\n", "def f():\n    x = 1\n    def g():\n        x = 2\n        nonlocal x\n",
    "def f():\n    global x\n    nonlocal x\n", "class A:\n    nonlocal y\n", "class A:\n    return 1\n", "return\n", "yield 1\n", "class A:\n    yield 1\n",
    "[(yield 1) for x in y]\n", "def f():\n    [(yield) for x in y]\n", "break\n", "continue\n", "if 1:\n    break\n", "def f():\n    break\n",
    "while 1:\n    def f():\n        continue\n", "for x in y:\n    class A:\n        break\n", "def f():\n    from math import *\n", "class A:\n    from math import *\n",
    "from __future__ import nope\n", "x = 1\nfrom __future__ import annotations\n", "def f():\n    from __future__ import annotations\n", "from __future__ import braces\n",
    "def f(a, a):\n    pass\n", "lambda a, a: 0\n", "def f(a, *, a):\n    pass\n", "def f(__debug__):\n    pass\n", "__debug__ = 1\n", "del __debug__\n",
    "def f():\n    x: int\n    global x\n", "def f():\n    global x\n    x: int = 1\n", "x: int = yield\n", "await x\n", "def f():\n    await x\n", "async def f():\n    return [await x async for x in y]\n",
    "try:\n    pass\nfinally:\n    continue\n", "def f():\n    return *a\n", "del *a\n", "def f(x=yield): pass\n", "def f(*, a, **k): pass\n", "class A(yield): pass\n",
]
for source in sources:
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, "|", e.msg, "|", e.lineno, e.offset)
