def attempt(source, what):
    try:
        compile(source, "<deep>", "exec")
        print(what, "compiles")
    except (SyntaxError, MemoryError, RecursionError) as e:
        print(what, "is an error")


def nested(head, n):
    return "".join(" " * i + head + "\n" for i in range(n)) + " " * n + "pass\n"


for head in ("if x:", "for i in x:", "def f():", "class A:", "with x:", "while x:"):
    attempt(nested(head, 10), head + " 10")
    attempt(nested(head, 2000), head + " 2000")
attempt("x" + ".a" * 1000, "attributes 1000")
attempt("x" + "+x" * 2000, "sum 2000")
attempt("[" + "1," * 100000 + "]", "long list")
attempt("x = 1\n" * 50000, "many lines")
attempt("if x: pass\n" + "elif x: pass\n" * 500, "elif 500")
