"""Alphabets, and templates."""
whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


class Template:
    """A text with $names to be filled in."""

    def __init__(self, template):
        self.template = template

    def substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, True)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, False)

    def _fill(self, names, strict):
        text, parts, i = self.template, [], 0
        while True:
            j = text.find("$", i)
            if j < 0:
                return "".join(parts) + text[i:]
            parts.append(text[i:j])
            braced = text[j + 1:j + 2] == "{"
            start = end = j + 2 if braced else j + 1
            while end < len(text) and text[start:end + 1].isidentifier() and text[end] < "\x80":
                end += 1
            name = text[start:end]
            i = end + 1 if braced else end
            if text[j + 1:j + 2] == "$":
                parts.append("$")
                i = j + 2
            elif not name or (braced and text[end:end + 1] != "}"):
                if strict:
                    line = text.count("\n", 0, j) + 1
                    raise ValueError("Invalid placeholder in string: line %d, col %d" % (
                        line, j - text.rfind("\n", 0, j)))
                parts.append("$")
                i = j + 1
            elif strict or name in names:
                parts.append(str(names[name]))
            else:
                parts.append(text[j:i])
