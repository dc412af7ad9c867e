s = "Hello, Wörld"
print(s[0], s[-1], s[7:], s[:5], s[::2], s[::-1], s[-5:-2], s[3:100], s[100:], s[5:2], s[8], len(s))
print([c for c in s if c.isupper()], list(enumerate("ab")), s.index("W"), "".join(reversed(s)), "".join(sorted(set("banana"))), s * 2, s + "!", "ö" in s, "Wör" in s, s.count("l"))
for i, c in enumerate("añb"):
    print(i, c, ord(c), end="; ")
print()
print(max("hello"), min("hello"), sorted("hello"), "hello" < "help", "Z" < "a", "" < "a", "abc" == "abc", "a" * 0, "ab" "cd", s.find("x"), "hello"[1:4][1], ("ab" * 3)[2:4])
a, b, *c = "xyz!"
print(a, b, c, *"abc", sep="|")
t = ""
for c in "abc":
    t = c + t
print(t, t is t[:], "x".join(t), [t[i:i + 2] for i in range(2)], {c: t.index(c) for c in t}, tuple("ab"), set("aa"), "a,b;c".replace(";", ",").split(","))
for bad in ("s[99]", "s[-99]", "s['a']", "s[1.5]" if False else "s[None]", "s + 1", "s * 'a'", "s - 'a'", "s[0] + 5", "int(s)", "s.nope", "s()"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
try:
    s[0] = "J"
except TypeError as e:
    print(e)
