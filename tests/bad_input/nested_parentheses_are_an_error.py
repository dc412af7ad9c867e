for opening, closing in (("(", ")"), ("[", "]"), ("{", "}"), ("f(", ")"), ("-", ""), ("not ", ""), ("lambda: ", "")):
    for n in (50, 100000):
        source = opening * n + "1" + closing * n
        try:
            compile(source, "<deep>", "exec")
            print(repr(opening), n, "compiles")
        except (SyntaxError, MemoryError, RecursionError) as e:
            print(repr(opening), n, "is an error")
