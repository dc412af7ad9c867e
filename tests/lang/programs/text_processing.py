text = """It was the best of times, it was the worst of times,
it was the age of wisdom... it was the age of foolishness;
It was the epoch of belief."""
words = {}
for w in text.lower().replace(",", " ").replace(".", " ").replace(";", " ").split():
    words[w] = words.get(w, 0) + 1
top = sorted(words.items(), key=lambda kv: (-kv[1], kv[0]))[:5]
width = max(len(w) for w, _ in top)
for w, n in top:
    print(f"{w:>{width}} {'#' * n} {n}")
print(len(words), sum(words.values()), max(words, key=len))


def wrap(t, n):
    line = ""
    for w in t.split():
        if len(line) + len(w) + 1 > n and line:
            yield line
            line = w
        else:
            line = f"{line} {w}".strip()
    if line:
        yield line


for line in wrap(text, 30):
    print("|" + line.center(30) + "|")


def caesar(s, k):
    return "".join(chr((ord(c) - b + k) % 26 + b) if c.isalpha() and c.isascii() and (b := 65 if c.isupper() else 97) else c for c in s)


secret = caesar("Hello, World!", 3)
print(secret, caesar(secret, -3))


def rle(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out.append((s[i], j - i))
        i = j
    return out


print(rle("aaabccd"), "".join(c * n for c, n in rle("aaabccd")))
is_pal = lambda s: (t := [c for c in s.lower() if c.isalnum()]) == t[::-1]
print([is_pal(s) for s in ("A man, a plan, a canal: Panama", "no", "")])
rows = [("id", "title", "status"), (1, "printer", "open"), (22, "no coffee", "closed")]
widths = [max(len(str(r[i])) for r in rows) for i in range(3)]
for r in rows:
    print(" | ".join(str(c).ljust(w) for c, w in zip(r, widths)).rstrip())
print("-+-".join("-" * w for w in widths))
table = str.maketrans("aeiou", "*****")
print("programming language".translate(table), "a-b_c d".replace("-", " ").replace("_", " ").title().replace(" ", ""), "snakeCaseWord"[:5], "".join(f"_{c.lower()}" if c.isupper() else c for c in "snakeCaseWord"))
csv = 'name,qty\n"a, b",3\nplain,4\n'


def parse_csv(s):
    for line in s.splitlines():
        row, cell, quoted = [], "", False
        for c in line:
            if c == '"':
                quoted = not quoted
            elif c == "," and not quoted:
                row.append(cell)
                cell = ""
            else:
                cell += c
        yield row + [cell]


header, *data = parse_csv(csv)
print([dict(zip(header, r)) for r in data])
print(*(f"{i:3d} {i:08b} {i:#06x} {chr(i)}" for i in range(65, 68)), sep="\n")
print(sorted("The quick brown Fox".split(), key=str.casefold), "%-10s|%5.1f%%" % ("done", 99.5), "{:>10}|{:^10}|{:<10}|".format("r", "c", "l"))
anagrams = {}
for w in "listen silent enlist google elgoog abc cab".split():
    anagrams.setdefault("".join(sorted(w)), []).append(w)
print([v for v in anagrams.values() if len(v) > 1])


def levenshtein(a, b):
    prev = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        cur = [i]
        for j, y in enumerate(b, 1):
            cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j - 1] + (x != y)))
        prev = cur
    return prev[-1]


print(levenshtein("kitten", "sitting"), levenshtein("", "abc"), levenshtein("same", "same"))
