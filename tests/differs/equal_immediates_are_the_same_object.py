# CPython: False four times, since each multiplication makes a new object. Here an int of 63 bits
# or a float is the word itself, so equal ones cannot be told apart.
def product(a, b):
    return a * b


print(product(1000, 1000) is product(1000, 1000))
print(product(0.5, 3.0) is product(0.5, 3.0))
one, other = product(1000, 1000), product(10, 100000)
print(id(one) == id(other))
print(product(2**40, 2**40) is product(2**40, 2**40), "for ints beyond 63 bits")
