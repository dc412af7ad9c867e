import os, os.path, sys
from os import path
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(os.path.join("a", "b", "/c", "d"), os.path.join("a/", "b"), os.path.split("/a/b/c.txt"), os.path.splitext("a/b.tar.gz"), os.path.splitext(".bashrc"), os.path.basename("/x/y"), os.path.dirname("/x/y"), os.path.normpath("a/./b/../c//d"), os.path.normpath("/../a"), os.path.isabs("/a"))
print(os.path.commonprefix(["abc", "abd"]), os.path.commonpath(["/a/b", "/a/c"]), os.path.relpath("/a/b/c", "/a/d"), os.sep, repr(os.linesep), os.curdir, os.name, os.path is path)
d = "/tmp/tare_os_test_%d" % os.getpid()
os.mkdir(d); print(os.path.isdir(d), os.listdir(d)); f = os.path.join(d, "x.txt")
with open(f, "w") as h: h.write("hello")
print(os.path.exists(f), os.path.getsize(f), os.stat(f).st_size, os.listdir(d), os.path.isfile(f)); os.rename(f, f + "2"); print(os.listdir(d))
os.makedirs(d + "/a/b/c"); os.makedirs(d + "/a/b", exist_ok=True)
print([(r[len(d):], sorted(ds), fs) for r, ds, fs in os.walk(d)], sorted(e.name for e in os.scandir(d)))
os.removedirs(d + "/a/b/c"); os.remove(f + "2"); os.rmdir(d); print(os.path.exists(d))
attempt(lambda: os.remove("/nonexistent/file")); attempt(lambda: os.listdir("/nonexistent")); attempt(lambda: os.mkdir("/tmp")); attempt(lambda: os.stat("/nope")); attempt(lambda: os.listdir(3.5) and 0 if False else os.fspath(3)); attempt(lambda: os.path.join("a", 3))
os.environ["TARE_X"] = "1"; print(os.environ["TARE_X"], os.getenv("TARE_Y", "none"), "TARE_X" in os.environ, os.environ.get("PATH") is not None); attempt(lambda: os.environ["NOPE"]); attempt(lambda: os.environ.__setitem__("a", 1))
print(len(os.urandom(8)), type(os.urandom(2)), os.getpid() > 0, os.getcwd() == os.path.abspath("."), os.path.expandvars("$TARE_X/${TARE_X}/$NO"), os.cpu_count() > 0)
class P:
    def __fspath__(self): return "/tmp"
print(os.fspath(P()), os.path.exists(P()), isinstance(P(), os.PathLike), os.path.join(P(), "a"))
