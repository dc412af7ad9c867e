total = 1 + \
    2 + \
    3
print(total)
values = [
    1,
    2,  # a comment

    3,
]
print(values, (
    "joined "
    "strings"
))
if total == 6 and \
   values:
    print("continued condition")
def f(a,
      b=(1,
         2),
      *, c
      =3):
    return (a
            + b[0]
            + c)
print(f(1)); print("same line");
class A: pass
class B: x = 1; y = 2
if True:
	print("tab indented")
if True:
        print("eight"); print("spaces")
        if True: print("nested one line")
for i in range(2): print(i); print("-")
x = """line one
  line two \
joined
"""
print(x)
print("a" 'b' """c""" r'\d' f"{total}" "e")

# comment with unicode: é ü 中

def g():
    # only a comment then docstring-like
    "text"

    return 1

print(g(), g.__doc__)
(a, b,) = (1,
2)
print(a, b, end=""
      "!\n")
if (1 and
# comment in the middle
    2):
    pass
else:
    pass
print(lambda: 0) if 0 else print("ok")
