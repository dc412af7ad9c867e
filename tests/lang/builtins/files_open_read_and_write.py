import time
path = "/tmp/tare_file_test_%d.txt" % time.time_ns()
with open(path, "w") as f:
    print(f.write("line one\n"), f.closed, f.mode, f.writable(), f.readable())
    f.writelines(["line two\n", "é third\n"])
    print("printed", file=f)
print(f.closed)
with open(path) as f:
    print(f.readline(), end="")
    print(f.read(4), repr(f.readline()), f.readlines(), repr(f.read()), repr(f.readline()))
with open(path, encoding="utf-8") as f:
    print([line.strip() for line in f])
with open(path, "rb") as f:
    data = f.read()
    print(len(data), data[:8], f.tell(), f.seek(5), f.read(3))
with open(path, "a") as f:
    f.write("appended")
with open(path) as f:
    print(sum(1 for _ in f))
    f.seek(0)
    print(f.read().count("\n"))
try:
    f.read()
except ValueError as e:
    print(e)
for args in (("/no/such/dir/file",), (path, "q"), (path, "rw"), ("/tmp", "r")):
    try:
        open(*args)
    except (OSError, ValueError) as e:
        print(type(e).__name__, str(e))
with open(path, "w") as f:
    try:
        f.read()
    except Exception as e:
        print(type(e).__name__, e)
    try:
        f.write(5)
    except TypeError as e:
        print(e)
