# tempfile, shutil and glob: made, copied, moved, matched, removed.
import glob
import os
import shutil
import tempfile
import warnings
from pathlib import Path


def tell(call):
    try:
        print(repr(call()).replace(base, "BASE"))
    except Exception as problem:
        print(type(problem).__name__, str(problem).replace(base, "BASE"))


with tempfile.TemporaryDirectory(prefix="cases-", suffix="-x") as base:
    print(os.path.isdir(base), Path(base).name.startswith("cases-"), base.endswith("-x"),
          os.path.dirname(base) == tempfile.gettempdir(), oct(os.stat(base).st_mode & 0o777))
    number, name = tempfile.mkstemp(".txt", "p", base)
    print(type(number), os.path.basename(name)[0], name[-4:], oct(os.stat(name).st_mode & 0o777))
    with open(number, "w") as file:
        file.write("hello\n")
    print(Path(name).read_text(), end="")
    with tempfile.NamedTemporaryFile("w+", dir=base, suffix=".log") as file:
        file.write("a\nb\n")
        file.seek(0)
        print(list(file), os.path.exists(file.name), file.name.endswith(".log"), file.closed)
    print(os.path.exists(file.name), file.closed)
    with tempfile.NamedTemporaryFile(dir=base, delete=False) as file:
        file.write(b"kept")
    print(Path(file.name).read_bytes())
    with tempfile.TemporaryFile() as file:
        file.write(b"xyz")
        file.seek(1)
        print(file.read())
    with tempfile.SpooledTemporaryFile(max_size=5, mode="w+") as file:
        file.write("abc")
        file.write("defgh")
        file.seek(0)
        print(file.read(), file._rolled)
    for leftover in os.listdir(base):
        os.remove(os.path.join(base, leftover))
    print(tempfile.gettempprefix(), type(tempfile.mktemp()), tempfile.mkdtemp(dir=base).startswith(base))
    os.chdir(base)
    for folder in os.listdir():
        os.rmdir(folder)

    Path("a/b").mkdir(parents=True)
    for path in ("a/one.txt", "a/two.py", "a/b/three.txt", "a/.dot", "a/b/[x].txt"):
        Path(path).write_text(path)
    os.chmod("a/two.py", 0o750)
    tell(lambda: shutil.copy("a/one.txt", "copy.txt"))
    tell(lambda: shutil.copy(Path("a/two.py"), "a/b"))
    tell(lambda: oct(os.stat("a/b/two.py").st_mode & 0o777))
    os.utime("a/one.txt", (5, 10))
    tell(lambda: shutil.copy2("a/one.txt", "two"))
    tell(lambda: os.stat("two").st_mtime)
    tell(lambda: shutil.copyfile("two", "two"))
    tell(lambda: shutil.copyfile("none", "x"))
    tell(lambda: shutil.copyfile("two", "a"))
    tell(lambda: shutil.copytree("a", "c", ignore=shutil.ignore_patterns("*.py")))
    tell(lambda: sorted(str(path) for path in Path("c").rglob("*")))
    tell(lambda: shutil.copytree("a", "c"))
    tell(lambda: shutil.move("two", "c"))
    tell(lambda: shutil.move("c/b", "moved"))
    tell(lambda: shutil.move("copy.txt", "renamed.txt"))
    tell(lambda: shutil.move("none", "x"))
    tell(lambda: sorted(os.listdir()))
    for pattern in ("*", "a/*", "a/.*", "*/*.txt", "a/**", "[ar]*", "nothing*", "a", "a/", "x", "**/*.txt"):
        print(pattern, sorted(glob.glob(pattern)), sorted(glob.glob(pattern, recursive=True)))
    print(sorted(glob.glob("*.txt", root_dir="a")), sorted(glob.glob("*", include_hidden=True, root_dir="a")))
    print(glob.escape("a/b/[x].txt"), glob.glob(glob.escape("a/b/[x].txt")), list(glob.iglob(base + "/r*"))
          == [base + "/renamed.txt"], glob.has_magic("a*"))
    tell(lambda: shutil.rmtree("none"))
    tell(lambda: shutil.rmtree("none", ignore_errors=True))
    tell(lambda: shutil.rmtree("a"))
    print(os.path.exists("a"), shutil.which("sh") is not None, shutil.which("no-such-program"))
    os.chdir("/")
print(os.path.exists(base))
kept = tempfile.TemporaryDirectory()
print(repr(kept) == "<TemporaryDirectory %r>" % kept.name, os.path.isdir(kept.name))
kept.cleanup()
print(os.path.isdir(kept.name))
os.environ["COLUMNS"], os.environ["LINES"] = "100", "30"
print(shutil.get_terminal_size(), shutil.get_terminal_size().columns)
