class Key:
    asked = hashed = 0

    def __hash__(self):
        Key.hashed += 1
        return 5

    def __eq__(self, other):
        Key.asked += 1
        return self is other


first, second = Key(), Key()
table = {first: "one"}
Key.asked = Key.hashed = 0
print(table.setdefault(second, "two"), Key.asked, Key.hashed)
print(table.setdefault(second, "three"), table.setdefault(first), len(table))
print({}.setdefault("a"), {1: 2}.setdefault(True, 3))
