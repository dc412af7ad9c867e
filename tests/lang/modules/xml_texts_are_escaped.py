"""xml.sax.saxutils: signs of XML in texts, there and back."""
from xml.sax.saxutils import escape, quoteattr, unescape

for text in ("a < b & c > d", "", "it's", 'say "no"', "it's \"both\"", "tab\tand\nline\r", "&amp;"):
    print(repr(escape(text)), unescape(escape(text)) == text, quoteattr(text),
          escape(text, {"'": "&apos;", "o": "0"}), quoteattr(text, {"a": "b"}))
print(unescape("&lt;&apos;&amp;lt;", {"&apos;": "'"}))
