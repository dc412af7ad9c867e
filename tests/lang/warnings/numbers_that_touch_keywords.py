"""A keyword that touches a number is understood, with a warning that tells the kind of number."""
import warnings

sources = ["1and 2", "1or 2", "0x1for x in y", "1if 1 else 2", "1is 1", "[1for x in ()]",
           "1.5and 2", "1jor 2", "0b1and 1", "0o7in []", "1in [1]", "1not in [1]", "0xfor 2",
           "1_0and 2", "1and '\\q'", "(1and 2) + (3or 4)", "1andy", "1nor 2", "0b1orx"]
for source in sources:
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        try:
            compile(source, "program", "eval")
        except SyntaxError as error:
            print(source, "|", error.msg)
    print(source, [(w.category.__name__, str(w.message), w.lineno) for w in found])
