"""Constants of characters, Template and Formatter."""

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalise each word."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


class Template:
    """A text with $names to be replaced."""
    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = flags = None

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Pairs: plain text and None, or the placeholder's text and its name; ("$", "") if bad."""
        cls = type(self)
        if hasattr(cls, "pattern") or cls.idpattern is not Template.idpattern or \
                cls.braceidpattern is not None or cls.flags is not None:
            yield from self._matched_pieces(cls)
            return
        text, mark = self.template, self.delimiter
        start = 0
        while True:
            at = text.find(mark, start)
            if at < 0:
                yield text[start:], None
                return
            yield text[start:at], None
            at += len(mark)
            if text.startswith(mark, at):
                yield mark, None
                start = at + len(mark)
                continue
            begin = at + text.startswith("{", at)
            end = begin
            while end < len(text) and text[end].isascii() and (text[end].isalnum() or
                                                               text[end] == "_"):
                end += 1
            closed = begin == at or text.startswith("}", end)
            if end == begin or text[begin].isdigit() or not closed:
                yield mark, ""
                start = at
                continue
            start = end + (begin != at)
            yield text[at - len(mark):start], text[begin:end]

    def _matched_pieces(self, cls):
        """The same where a class has another idea of what a placeholder is."""
        import re
        pattern = getattr(cls, "pattern", None)
        if pattern is None:
            mark, name = re.escape(cls.delimiter), cls.idpattern
            pattern = (f"{mark}(?:(?P<escaped>{mark})|(?P<named>{name})|"
                       f"{{(?P<braced>{cls.braceidpattern or name})}}|(?P<invalid>))")
        flags = re.IGNORECASE if cls.flags is None else cls.flags
        if isinstance(pattern, str):
            pattern = re.compile(pattern, flags | re.VERBOSE)
        start = 0
        for match in pattern.finditer(self.template):
            yield self.template[start:match.start()], None
            start = match.end()
            named = match.group("named") or match.group("braced")
            if named is not None:
                yield match.group(), named
            elif match.group("escaped") is not None:
                yield cls.delimiter, None
            elif match.group("invalid") is not None:
                yield match.group(), ""
            else:
                raise ValueError("Unrecognized named group in pattern", pattern)
        yield self.template[start:], None

    def _refuse(self, done):
        lines = (done + " ").splitlines(keepends=True)
        raise ValueError("Invalid placeholder in string: line %d, col %d" %
                         (len(lines), len(lines[-1])))

    def substitute(self, mapping={}, /, **kws):
        return self._fill(mapping, kws, True)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill(mapping, kws, False)

    def _fill(self, mapping, more, strict):
        out, done = [], ""
        for text, name in self._pieces():
            if name is None:
                out.append(text)
            elif not name:
                if strict:
                    self._refuse(done)
                out.append(text)
            elif name in more:
                out.append(str(more[name]))
            elif strict:
                out.append(str(mapping[name]))
            else:
                out.append(str(mapping[name]) if name in mapping else text)
            done += text
        return "".join(out)

    def is_valid(self):
        return all(name != "" for _, name in self._pieces())

    def get_identifiers(self):
        return list(dict.fromkeys(name for _, name in self._pieces() if name))


class Formatter:
    """What str.format does, to be changed by subclasses."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._fill(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _fill(self, text, args, kwargs, used, depth, count):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        out = []
        for literal, field, spec, conversion in self.parse(text):
            out.append(literal)
            if field is None:
                continue
            if field == "":
                if count is False:
                    raise ValueError("cannot switch from manual field specification to automatic "
                                     "field numbering")
                field, count = str(count), count + 1
            elif field.isdigit():
                if count:
                    raise ValueError("cannot switch from manual field specification to automatic "
                                     "field numbering")
                count = False
            value, key = self.get_field(field, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec, count = self._fill(spec, args, kwargs, used, depth - 1, count)
            out.append(self.format_field(value, spec))
        return "".join(out), count

    def parse(self, format_string):
        text, n, i = format_string, len(format_string), 0
        literal = ""
        while i < n:
            c = text[i]
            if c in "{}" and text[i + 1:i + 2] == c:
                yield literal + c, None, None, None
                literal, i = "", i + 2
            elif c == "}":
                raise ValueError("Single '}' encountered in format string")
            elif c == "{":
                depth, end = 1, i + 1
                while end < n and depth:
                    depth += (text[end] == "{") - (text[end] == "}")
                    end += 1
                if depth:
                    raise ValueError("Single '{' encountered in format string" if end == i + 1
                                     else "expected '}' before end of string")
                field, _, spec = text[i + 1:end - 1].partition(":")
                field, mark, conversion = field.partition("!")
                yield literal, field, spec, conversion if mark else None
                literal, i = "", end
            else:
                literal += c
                i += 1
        if literal:
            yield literal, None, None, None

    def get_field(self, field_name, args, kwargs):
        end = min([at for at in (field_name.find("."), field_name.find("[")) if at >= 0],
                  default=len(field_name))
        first, rest = field_name[:end], field_name[end:]
        key = int(first) if first.isdigit() else first
        value = self.get_value(key, args, kwargs)
        while rest:
            if rest[0] == "[":
                item, _, rest = rest[1:].partition("]")
                value = value[int(item) if item.isdigit() else item]
            else:
                end = min([at for at in (rest.find(".", 1), rest.find("[", 1)) if at >= 0],
                          default=len(rest))
                value, rest = getattr(value, rest[1:end]), rest[end:]
        return value, key

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ("s", "r", "a"):
            return {"s": str, "r": repr, "a": ascii}[conversion](value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))
