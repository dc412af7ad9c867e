# Objects of struct, re, datetime, random, io and threading.
import sys, re, struct, datetime, random, io, math, threading
g = sys.getsizeof
print([g(struct.Struct(f)) for f in ("i", "ii", "<iq", "10s", "4s4sI", "?", "3i2q", "", "xxi",
      ">hhl")])
m = re.match("(a)(b)?", "ab")
print(g(m), g(m.groups()), g(m.span()), g(m.groupdict()), g(m.group()))
print(g(datetime.date(2020, 1, 1)), g(datetime.datetime(2020, 1, 1)), g(datetime.time(1)),
      g(datetime.timedelta(1)), g(datetime.timezone.utc), g(datetime.datetime(2020, 1, 1,
      tzinfo=datetime.timezone.utc)), g(datetime.time(1, tzinfo=datetime.timezone.utc)))
print(g(random.Random()), g(io.StringIO()), g(io.StringIO("abc")), g(io.BytesIO()),
      g(io.BytesIO(b"abc")), g(threading.Lock()), g(threading.RLock()), g(threading.Thread()),
      g(threading.Event()))
b = io.BytesIO(); b.write(b"x" * 100); print(g(b.getvalue()), g(b.getbuffer()))
s = io.StringIO(); s.write("x" * 100); print(g(s), g(s.getvalue()))
print(g(re), g(math.pi), g(re.I), g(struct.pack("ii", 1, 2)), g(struct.unpack("ii", bytes(8))))
