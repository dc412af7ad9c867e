"""urllib.parse: parts of addresses, joining them, percent signs, queries."""
from urllib.parse import *
import urllib.parse

for url in ("http://user:pass@Host.Example:8080/a/b;p=1?q=1&r=2#frag", "https://[::1]:443/x",
            "mailto:a@b.example", "//host/path", "path?query", "#frag", "", "file:///etc/hosts",
            "http://h", "HTTP://H/;x", "tel:+1;ext=5", "a:b:c", "http://h:80:90/", "ftp://h/a;type=i",
            "http://a@b@c/d", "http://h/%7Euser?x=%20#y", "1http://x", "x-y.z+1:rest", "http://"):
    parsed, split = urlparse(url), urlsplit(url)
    print(repr(url), tuple(parsed), parsed.username, parsed.password, parsed.hostname)
    print("   ", parsed.geturl(), split.geturl(), tuple(split)[2:], urldefrag(url))
print(urlparse("http://h/p"), urlsplit("http://h/p?q"), sep="\n")
print(urlparse(b"http://u@h:1/p;x?q#f"), urlparse(b"http://u@h:1/p").port, urlsplit(b"//H/").hostname)
print(urlparse("http://h/a").encode(), urlparse(b"http://h/a").decode().geturl(),
      urlparse("//h/a", scheme="https").geturl(), urlparse("/a#b", allow_fragments=False).path,
      urlsplit("http://h/p")._replace(query="x=1").geturl())
for url in ("http://h:8080", "http://h:x", "http://h:70000", "http://h:", "http://[::1", "http://h"):
    try:
        print(urlsplit(url).port)
    except ValueError as error:
        print(error)
base = "http://a/b/c/d;p?q"
for link in ("g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "g;x", "", ".",
             "./", "..", "../", "../g", "../..", "../../g", "../../../g", "/./g", "/../g", "g.", "..g",
             "./../g", "g/./h", "g/../h", "http:g", "mailto:x", "a//b", "//h/../x"):
    print(link, urljoin(base, link), urljoin("file:///a/b", link))
print(urljoin("", "x"), urljoin(base, ""), urljoin(b"http://h/a", b"b"), urljoin("a/b/c", "../d"))
print(urlunparse(("http", "h", "p", "x", "q", "f")), urlunsplit(["", "", "/p", "", "f"]))

for text in ("a b/c?d=\u00e9&~_.-", "", "%", "\u20ac+", b"\xff /a"):
    print(quote(text), quote(text, safe=""), quote_plus(text), quote(text, safe="\u00e9 ?"))
for text in ("a%20b%2Fc", "%C3%A9%zz%", "caf%E9", "\u00e9%41", "a+b%2B", "%4", ""):
    print(unquote(text), unquote_plus(text), unquote_to_bytes(text), unquote(text, "latin-1"))
print(unquote(b"%41b"), quote_from_bytes(b"\x00a/"), unquote_to_bytes(b"a%20"))
print(urlencode({"a": 1, "b c": "d&e", "f": "\u00e9", b"g": b"\xff"}), urlencode([("a", [1, 2])]),
      urlencode({"a": [1, "x y"], "b": "cd", "e": 5}, doseq=True),
      urlencode({"a": "b c"}, quote_via=quote), urlencode({"a": "/"}, safe="/"), urlencode([]))
for query in ("a=1&b=2&a=3", "a=&b", "a=1;b=2", "x=%C3%A9+y", "", "a=b=c&&d=e"):
    print(parse_qs(query), parse_qsl(query, keep_blank_values=True))
print(parse_qs("a=1;b=2", separator=";"), parse_qs(b"a=%41"), parse_qsl("a=1&b=2", max_num_fields=2))
for action in (lambda: parse_qs("a", strict_parsing=True), lambda: urlencode("text"),
               lambda: urlencode(5), lambda: quote(b"a", encoding="utf-8"), lambda: quote(5),
               lambda: urljoin("a", b"b"), lambda: parse_qsl("a=1&b=2", max_num_fields=1),
               lambda: parse_qs("a", separator=""), lambda: urlparse("a", b"b"),
               lambda: quote_from_bytes("a")):
    try:
        print(action())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(urllib.parse.urlparse is urlparse, quote.__module__, ParseResult._fields)
