def one(n):
    return two(n) + 1


def two(n):
    values = [1, 2]
    return values[n]


class K:
    def method(self):
        return one(5)


print("before")
K().method()
print("never")
