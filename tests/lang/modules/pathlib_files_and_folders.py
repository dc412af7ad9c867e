# Path on disk: made, written, listed, matched, renamed, removed, and what goes wrong; os beside it.
import os
import shutil
import stat
import tempfile
from pathlib import Path

base = Path(tempfile.mkdtemp()).resolve()


def tell(call):
    try:
        print(repr(call()).replace(str(base), "BASE"))
    except Exception as problem:
        print(type(problem).__name__, str(problem).replace(str(base), "BASE"))


f = base / "cases.txt"
tell(lambda: f.write_text("one\ntwo é\n", encoding="utf-8"))
tell(lambda: f.read_text(encoding="utf-8"))
tell(lambda: f.read_bytes())
tell(lambda: (base / "raw").write_bytes(b"\0\1"))
print(f.exists(), f.is_file(), f.is_dir(), f.is_symlink(), base.is_dir(), (base / "no").exists())
print(f.stat().st_size, stat.S_ISREG(f.stat().st_mode), stat.filemode(base.stat().st_mode))
with f.open() as file:
    print(file.readlines(), Path(file.name).name)
with f.open("a", encoding="utf-8") as file:
    print("three", file=file)
print(f.read_text(encoding="utf-8").splitlines())
deep = base / "x" / "y" / "z"
tell(lambda: deep.mkdir())
tell(lambda: deep.mkdir(parents=True))
tell(lambda: deep.mkdir())
tell(lambda: deep.mkdir(exist_ok=True))
tell(lambda: f.mkdir(exist_ok=True))
for name in ("a.py", "b.py", ".hidden.py", "c.txt", "sub.py/inner.py"):
    target = deep / name
    target.parent.mkdir(exist_ok=True)
    target.touch()
    target.touch()
tell(lambda: (deep / "a.py").touch(exist_ok=False))
for pattern in ("*", "*.py", "x/*/z", "**/*.py", "**", "x/**/inner.py", "x/y/z/a.py", "nothing", "*/y",
                "x/y/z/[ab].py", "**/z/*.txt", "x/../cases.txt"):
    print(pattern, sorted(str(p.relative_to(base)) for p in base.glob(pattern)))
print(sorted(str(p.relative_to(base)) for p in base.rglob("*.py")), len(list(base.rglob("*"))))
print(sorted(p.name for p in deep.iterdir()))
tell(lambda: list(base.glob("")))
tell(lambda: list(base.glob("/x")))
tell(lambda: list(base.glob("a**")))
tell(lambda: list((base / "no").glob("*")))
tell(lambda: list((base / "no").iterdir()))
tell(lambda: (deep / "a.py").rename(deep / "moved.py"))
tell(lambda: (deep / "b.py").replace(deep / "moved.py"))
tell(lambda: (deep / "gone").rename(deep / "x"))
tell(lambda: (deep / "gone").unlink())
tell(lambda: (deep / "gone").unlink(missing_ok=True))
tell(lambda: (deep / "moved.py").unlink())
tell(lambda: deep.rmdir())
tell(lambda: (base / "no").read_text())
tell(lambda: (base / "no").stat())
tell(lambda: base.read_text())
tell(lambda: f.write_text(5))
tell(lambda: f.write_bytes("x"))
link = base / "link"
link.symlink_to("cases.txt")
tell(lambda: (link.readlink(), link.is_symlink(), link.resolve(), link.exists(), link.samefile(f)))
(base / "round").symlink_to("round")
tell(lambda: (base / "round").exists())
tell(lambda: (base / "x" / ".." / "link").resolve())
tell(lambda: (base / "none" / "q").resolve())
tell(lambda: (base / "none").resolve(strict=True))
os.chdir(base)
print(Path.cwd() == base, Path("x").absolute() == base / "x", Path("x/../y").absolute().relative_to(base))
os.environ["HOME"] = "/home/someone"
print(Path("~/a").expanduser(), Path.home(), Path("a/~").expanduser(), os.path.expanduser("~/b"))
print(sorted(os.listdir("x/y")), sorted(entry.name for entry in os.scandir("x/y/z") if entry.is_file()))
for top, folders, files in os.walk("x"):
    print(top, sorted(folders), sorted(files))
print([top for top, _, _ in os.walk("x", topdown=False)])
os.makedirs("p/q/r", exist_ok=True)
tell(lambda: os.makedirs("p/q/r"))
os.utime("cases.txt", (1000, 2000.5))
print(os.stat("cases.txt").st_mtime, os.path.getmtime("cases.txt"), os.path.getsize("raw"))
os.rename("p/q", "p/s")
print(os.path.exists("p/s/r"), os.path.isdir(Path("p")), os.path.join(Path("a"), "b"))
tell(lambda: os.rename("nothing", "else"))
tell(lambda: os.mkdir("p"))
tell(lambda: os.listdir("nothing"))
tell(lambda: os.remove("p"))
tell(lambda: os.symlink("a", "link"))
tell(lambda: os.readlink("raw"))
number = os.open("made", os.O_CREAT | os.O_RDWR, 0o600)
with os.fdopen(number, "w") as file:
    file.write("by number")
print(Path("made").read_text(), oct(os.stat("made").st_mode & 0o777))
os.chdir("/")
shutil.rmtree(base)
print(base.exists())
