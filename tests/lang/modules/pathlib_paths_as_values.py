# PurePosixPath and Path as values: parts, joins, names, order, and what is refused.
from pathlib import Path, PosixPath, PurePath, PurePosixPath


def tell(call):
    try:
        print(repr(call()))
    except Exception as problem:
        print(type(problem).__name__, problem)


P = PurePosixPath
for text in ("", ".", "/", "//", "///a", "a", "a/b.txt", "/usr/lib/x.tar.gz", "./a//b/./c", "a/../b",
             ".hidden", ".hidden.txt", "name.", "a.b.", "..", "/..", "a/", "~/x", "//host/share", "a b"):
    path = P(text)
    print(repr(path), str(path), path.parts, repr(path.root), repr(path.anchor), repr(path.drive),
          repr(path.name), repr(path.stem), repr(path.suffix), path.suffixes, repr(path.parent),
          list(path.parents), path.is_absolute(), bytes(path), path.as_posix())
p = P("/a/b/c.txt")
print(p.parents, len(p.parents), p.parents[0], p.parents[-1], p.parents[1:], p.parents[2])
print(p / "d", p / "/x" / P("y"), "z" / P("q"), P("a", "b/c", "..", "d"), P("a", "/b", "c"), P(p, "e"))
print(p.joinpath("x", "y"), p.with_name("n.md"), p.with_suffix(".py"), p.with_suffix(""),
      p.with_stem("s"), P("a").with_suffix(".x"), p.relative_to("/a"), p.relative_to("/a", "b"),
      p.relative_to("/a/b/c.txt"), p.is_relative_to("/a"), p.is_relative_to("/q"), p.as_uri())
print(P("a") == P("a/"), P("a") == "a", hash(P("a//b")) == hash(P("a/b")), P("a") < P("b"),
      P("a/b") < P("a.b"), sorted([P("b"), P("a/z"), P("a")]), {P("x"): 1}[P("x/")], P("A") == P("a"))
for pattern in ("*.txt", "b/*.txt", "/a/*/c.txt", "/a/*", "c.*", "*.py", "/*", "?/c.txt", "[bc]/*", "**/c.txt"):
    print(pattern, p.match(pattern), end="; ")
print()
for call in (lambda: P("/").with_name("x"), lambda: p.with_name(""), lambda: p.with_name("a/b"),
             lambda: p.with_suffix("txt"), lambda: p.with_suffix("."), lambda: p.with_suffix("./x"),
             lambda: P(".").with_suffix(".x"), lambda: p.relative_to("b"), lambda: P("a").relative_to("b"),
             lambda: p.relative_to(), lambda: P(5), lambda: P(b"x"), lambda: P(None), lambda: p / 5,
             lambda: 5 / p, lambda: p < "x", lambda: p.match(""), lambda: P("a").as_uri(),
             lambda: p.parents[5], lambda: p.joinpath(3), lambda: setattr(p, "name", "x")):
    tell(call)
print(type(Path("a")), isinstance(Path("a"), PurePosixPath), type(PurePath("a")), Path("a") == P("a"),
      issubclass(PosixPath, Path), type(Path("a") / "b"), Path("a").parent, repr(Path()))
print(f"{Path('a/b')}", "%s" % Path("x"), [str(part) for part in Path("a/b").parents], Path("a", Path("b")))


class Mine(PosixPath):
    pass


print(repr(Mine("a") / "b"), type(Mine("a").parent).__name__)
