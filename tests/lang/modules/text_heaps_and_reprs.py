import string, textwrap, heapq, bisect, keyword, numbers, reprlib
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(string.ascii_letters, string.digits, string.punctuation, repr(string.printable), repr(string.whitespace), string.hexdigits, string.capwords("hello big  world"))
t = string.Template("$who likes ${what}s, $$5")
print(t.substitute(who="Tim", what="car"), t.safe_substitute(who="x"), t.get_identifiers() if hasattr(t, "get_identifiers") else "", t.substitute({"who": 1, "what": 2}))
attempt(lambda: t.substitute(who="a")); attempt(lambda: string.Template("a $ b").substitute()); attempt(lambda: string.Template("x\n ${").substitute()); print(string.Template("a $ ${b} $c").safe_substitute(b=1))
print(string.Formatter().format("{0} {1:>5} {x!r} {0.real}", 3, "a", x="q"), list(string.Formatter().parse("a{b!r:c}d{{")))
text = "The quick brown fox jumped over the lazy dog, whose well-known-ness is a matter-of-fact -- really! See http://example.com/a-b?c=d for details... and e-mail."
for w in (10, 20, 30, 45, 70, 200): print(textwrap.fill(text, w)); print(textwrap.wrap(text, w))
print(textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "), textwrap.shorten("Hello  world, this is long", 12), textwrap.shorten("Hello world!", 11), textwrap.shorten("Hello world", 10, placeholder="..."), textwrap.shorten("a b", 100))
print(textwrap.wrap("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bb", 10), textwrap.wrap("aaaaaaaaaaaaaaa bb", 10, break_long_words=False), textwrap.wrap("", 5), textwrap.wrap("a\tb\nc  d", 5), textwrap.wrap(text, 30, max_lines=2), textwrap.wrap("x-y foo-bar a-b-c 1-2 --opt", 4))
attempt(lambda: textwrap.wrap("a", 0))
print(repr(textwrap.dedent("""
    hello
      world

    end
    """)), repr(textwrap.dedent("\ta\n\t b\n   ")), repr(textwrap.dedent("  a\n b")), repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\nb", "-", lambda l: True)))
h = [5, 3, 8, 1, 9, 2]; heapq.heapify(h); print(h); heapq.heappush(h, 0); print(h, heapq.heappop(h), h, heapq.heappushpop(h, 4), heapq.heapreplace(h, 7), h)
print(heapq.nlargest(2, [3, 1, 4]), heapq.nsmallest(2, [3, 1, 4], key=lambda x: -x), list(heapq.merge([1, 4], [2, 3], [0, 9])), list(heapq.merge([9, 1], [5], reverse=True)), heapq.nlargest(1, []))
attempt(lambda: heapq.heappop([]))
a = [1, 2, 2, 3]; print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 9)); bisect.insort(a, 2.5); print(a); attempt(lambda: bisect.bisect(a, 1, -1)); print(bisect.bisect_left([("a", 1), ("b", 5)], 3, key=lambda p: p[1]))
print(keyword.iskeyword("for"), keyword.iskeyword("x"), keyword.kwlist, keyword.softkwlist)
print(isinstance(3, numbers.Integral), isinstance(3.0, numbers.Real), isinstance(3.0, numbers.Integral), isinstance(1j, numbers.Complex), isinstance(True, numbers.Number), issubclass(int, numbers.Rational))
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr(set(range(20))), reprlib.repr(10**60), reprlib.repr((1,)))
class L(list):
    @reprlib.recursive_repr()
    def __repr__(self): return "<" + ", ".join(map(repr, self)) + ">"
l = L([1]); l.append(l); print(l)
