for i in range(3):
    pass
else:
    print("for else", i)
for i in range(3):
    if i == 1:
        break
else:
    print("not printed")
print("broke at", i)
n = 3
while n:
    n -= 1
    if n == 1:
        continue
else:
    print("while else", n)
while True:
    break
else:
    print("never")
for i in []:
    pass
else:
    print("empty else")
try:
    print(undefined_loop_var)
except NameError as e:
    print(e)
for a, (b, *c) in [(1, (2, 3, 4)), (5, [6])]:
    print(a, b, c)
d = {}
for d["k"] in range(3):
    pass
print(d)


class O:
    pass


for O.attr in "xy":
    print(O.attr)
l = [1, 2, 3, 4]
for x in l:
    if x == 2:
        l.remove(x)
print(l)
for x in l:
    if len(l) < 6:
        l.append(x * 10)
print(l)
for i in range(3):
    for j in range(3):
        if j == 1:
            continue
        if i == 2:
            break
        print(i, j)
    else:
        continue
    print("inner broke")
    break
i = 100
for i in range(0):
    pass
print(i)
try:
    for k in {1: 1, 2: 2}.keys():
        dd = {1: 1}
    dd = {1: 1, 2: 2}
    for k in dd:
        dd[k + 10] = 0
except RuntimeError as e:
    print(e)
try:
    s = {1, 2}
    for k in s:
        s.add(k + 10)
except RuntimeError as e:
    print(e)
for x in (y for y in "ab"): print(x, end=" ")
print()
if 1: print("one line"); print("two")
while 0: pass
