# difflib: ratios, blocks, opcodes, ndiff, unified and context diffs, close matches.
import difflib

a = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n".splitlines(True)
b = "one\n2\nthree\nfour\nfive and a half\nsix\nseven\nnine\nten\neleven\n".splitlines(True)
for x, y in (("abxcd", "abcd"), ("private Thread currentThread;", "private volatile Thread currentThread;"), ("", ""),
             ("abc", "xyz"), ("a" * 300 + "b", "b" + "a" * 300), (a, b), ([1, 2, 3], [2, 3, 4])):
    m = difflib.SequenceMatcher(None, x, y)
    print(round(m.ratio(), 4), round(m.quick_ratio(), 4), round(m.real_quick_ratio(), 4), m.get_matching_blocks(), m.get_opcodes())
m = difflib.SequenceMatcher(lambda c: c == " ", " abcd", "abcd abcd")
print(m.find_longest_match(0, 5, 0, 9), m.bjunk, m.bpopular)
print("".join(difflib.ndiff(a, b)))
print("".join(difflib.unified_diff(a, b, "old", "new")))
print("".join(difflib.unified_diff(a, b, "old", "new", "d1", "d2", n=0)))
print("".join(difflib.context_diff(a, b, "old", "new")))
print("".join(difflib.ndiff(["\tabc def\n", "x\n"], ["\tabc  dxf\n", "y\n", "x\n"])))
delta = list(difflib.ndiff(a, b))
print(list(difflib.restore(delta, 1)) == a, list(difflib.restore(delta, 2)) == b, list(difflib.unified_diff(a, a)))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("x", ["y"]))
for call in (lambda: difflib.get_close_matches("a", [], n=0), lambda: difflib.get_close_matches("a", [], cutoff=2),
             lambda: list(difflib.unified_diff([b"a"], [b"b"])), lambda: list(difflib.restore([], 3))):
    try:
        call()
    except Exception as problem:
        print(type(problem).__name__, problem)
