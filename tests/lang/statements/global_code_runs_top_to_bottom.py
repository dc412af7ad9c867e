print("one")
try:
    later()
except NameError as e:
    print(e)


def later():
    return other()


def other():
    return "other"


print(later())


def other():
    return "redefined"


print(later())
if True:
    def conditional():
        return "yes"
else:
    def conditional():
        return "no"
print(conditional())
for i in range(2):
    def looped(i=i):
        return i
print(looped(), i)
x = 1


def show():
    return x


x = 2
print(show())
with open("global_code_runs_top_to_bottom.py") as f:
    print(f.readline().strip())
while True:
    try:
        break
    finally:
        print("finally on break")
print(__name__, [n for n in dir() if not n.startswith("_")])
