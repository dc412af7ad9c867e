import timeit
t = timeit.timeit("x + 1", setup="x = 3", number=1000); print(t > 0, type(t))
print(len(timeit.repeat(lambda: None, number=10, repeat=3)), timeit.Timer("n()", globals={"n": int}).timeit(5) > 0, timeit.default_timer() > 0)
try: timeit.timeit("x = = 1")
except SyntaxError as e: print(e.msg)
print(timeit.Timer("pass").autorange()[0] > 1000)
