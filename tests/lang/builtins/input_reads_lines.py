a = input()
n = int(input("number? "))
print()
print(repr(a), n + 1)
print(repr(input()))
try:
    input("more? ")
except EOFError as e:
    print()
    print(type(e).__name__, e)
