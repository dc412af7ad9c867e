s = {1, 2, 3}
print(s, len(s), 2 in s, s | {4}, s & {2, 9}, s - {1}, s ^ {3, 4}, s == {3, 2, 1}, s < {1, 2, 3, 4}, s <= s, s > {1}, s >= {1, 2, 3}, s != {1}, set(), {1, 1.0, True}, bool(set()), set("a"), {*[1, 2]})
s.add(4)
s.add(4)
s.discard(1)
s.discard(99)
s.remove(2)
s.update([5, 6], (7,))
print(sorted(s), sorted(s.union([1], [2])), s.intersection([3, 4, 99]), sorted(s.difference([3], [4])), sorted(s.symmetric_difference([3, 100])), s.isdisjoint([1]), s.issubset(range(10)), s.issuperset([3]), s.copy() == s, s.copy() is s)
s.intersection_update([3, 4, 5, 6])
s.difference_update([3])
s.symmetric_difference_update([4, 8])
print(sorted(s))
s |= {1}
s &= {1, 5, 6}
s -= {5}
s ^= {7}
print(sorted(s), sorted(x * 2 for x in s))
f = frozenset([1, 2])
print(f, f | {3}, {3} | f, type(f | {3}).__name__, type({3} | f).__name__, hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset([1, 2])], f == {1, 2}, frozenset(), frozenset(f) is f, f.copy() is f, {f} == {frozenset([1, 2])}, {1, 2} in {f}, f.union([9]))
s.clear()
print(s, repr(frozenset()), repr({1}), repr(frozenset({1})), {(1, 2)}, len({i % 7 for i in range(100)}), set(range(5)), {1, 2} | {2, 3} & {3, 4}, sum({1, 2, 3}), max({1, 5, 2}), sorted({"b", "a"}), {None}, {1} == frozenset([1]))
big = set(range(1000))
for i in range(0, 1000, 3):
    big.remove(i)
print(len(big), sum(big), 3 in big, 4 in big, big >= {1, 2}, len(big & set(range(0, 1000, 2))))
p = {5}
print(p.pop(), p)
for bad in ("{1}.remove(2)", "set().pop()", "{[]}", "{1} | [1]", "{1} + {2}", "set(5)", "{1}.add([])", "{1} < [1]", "hash({1})", "frozenset().add", "{1} & 5", "set(1, 2)", "{1}.add()", "{1}.union(5)", "[] in {1}", "{1}.remove([])", "frozenset(5)", "set() - 'a'", "{1}.update(5)", "{1}.issubset(5)", "set(x=1)", "{{}}", "{1}.discard([])"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
print({1, 2} in [{2, 1}], {frozenset({1})} & {frozenset({1}), 2}, {1, 2}.__contains__(1), {3} in {frozenset([3])})
x = {1, 2, 3}
y = x
x -= x
print(x, y)
