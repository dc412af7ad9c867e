# What a program sees that replaces keys of a dict which it walks: the walk goes on where it was,
# comes to the new keys, and then it is an error; or it ends first, where the dict was tidied.
def walk(table, act, order=iter):
    seen = []
    try:
        for key in order(table):
            seen.append(key)
            act(table, key)
    except RuntimeError as error:
        seen.append(str(error))
    print(seen, table)


def rename(table, key):
    table[key + "x"] = table.pop(key)


def again(table, key):
    value = table.pop(key)
    table[key] = value


def replace_first(table, key):
    first = next(iter(table))
    del table[first]
    table[first] = key


def replace_last(table, key):
    table.popitem()
    table[len(table) * 7 + 100] = 1


for count in range(1, 8):
    letters = "abcdefg"[:count]
    walk({letter: 1 for letter in letters}, rename)
    walk(dict.fromkeys(letters), again)
    walk({**dict.fromkeys(letters, 0)}, replace_first)
    walk(dict.fromkeys(letters), replace_last)
    walk(dict.fromkeys(letters), rename, reversed)
    walk(dict.fromkeys(letters), lambda table, pair: rename(table, pair[0]),
         lambda table: iter(table.items()))

table = {0: 0}
for _ in range(40):
    table[len(table)] = 1
    del table[len(table) - 1]
print(table, list(reversed(table)), table.popitem(), table)
for number in range(12):
    table[number] = number
for number in range(11, 3, -1):
    del table[number]
print(table, list(reversed(table)), table.popitem(), list(table), 3 in table, table.get(2))
