def dumps(v, indent=None, level=0):
    pad = "\n" + " " * indent * (level + 1) if indent else ""
    end = "\n" + " " * indent * level if indent else ""
    sep = "," + (pad or " ")
    match v:
        case None:
            return "null"
        case bool():
            return "true" if v else "false"
        case int() | float():
            return repr(v)
        case str():
            out = ['"']
            for c in v:
                if c in '"\\':
                    out.append("\\" + c)
                elif c == "\n":
                    out.append("\\n")
                elif ord(c) < 32 or ord(c) > 126:
                    n = ord(c)
                    if n > 0xFFFF:
                        n -= 0x10000
                        out.append(f"\\u{0xD800 + (n >> 10):04x}\\u{0xDC00 + (n & 0x3FF):04x}")
                    else:
                        out.append(f"\\u{n:04x}")
                else:
                    out.append(c)
            return "".join(out) + '"'
        case list() | tuple():
            if not v:
                return "[]"
            return "[" + pad + sep.join(dumps(x, indent, level + 1) for x in v) + end + "]"
        case dict():
            if not v:
                return "{}"
            return "{" + pad + sep.join(dumps(str(k)) + ": " + dumps(x, indent, level + 1) for k, x in v.items()) + end + "}"
    raise TypeError(f"cannot write {type(v).__name__}")


def loads(s):
    def ws(i):
        while i < len(s) and s[i] in " \t\n\r":
            i += 1
        return i

    def value(i):
        i = ws(i)
        if i >= len(s):
            raise ValueError("unexpected end")
        c = s[i]
        if c == "{":
            out, i = {}, ws(i + 1)
            if s[i] == "}":
                return out, i + 1
            while True:
                k, i = value(i)
                i = ws(i)
                if s[i:i + 1] != ":":
                    raise ValueError(f"expected : at {i}")
                out[k], i = value(i + 1)
                i = ws(i)
                if s[i:i + 1] == "}":
                    return out, i + 1
                if s[i:i + 1] != ",":
                    raise ValueError(f"expected , at {i}")
                i = ws(i + 1)
        if c == "[":
            out, i = [], ws(i + 1)
            if s[i:i + 1] == "]":
                return out, i + 1
            while True:
                v, i = value(i)
                out.append(v)
                i = ws(i)
                if s[i:i + 1] == "]":
                    return out, i + 1
                if s[i:i + 1] != ",":
                    raise ValueError(f"expected , at {i}")
                i += 1
        if c == '"':
            out, i = [], i + 1
            while s[i] != '"':
                if s[i] == "\\":
                    i += 1
                    if s[i] == "u":
                        out.append(chr(int(s[i + 1:i + 5], 16)))
                        i += 4
                    else:
                        out.append({"n": "\n", "t": "\t"}.get(s[i], s[i]))
                else:
                    out.append(s[i])
                i += 1
            return "".join(out), i + 1
        for word, v in (("true", True), ("false", False), ("null", None)):
            if s.startswith(word, i):
                return v, i + len(word)
        j = i
        while j < len(s) and s[j] in "+-0123456789.eE":
            j += 1
        if i == j:
            raise ValueError(f"unexpected {c!r} at {i}")
        text = s[i:j]
        return (float(text) if any(x in text for x in ".eE") else int(text)), j

    v, i = value(0)
    if ws(i) != len(s):
        raise ValueError(f"extra data at {i}")
    return v


data = {"name": "tar\"e", "list": [1, 2.5, -3e10, True, None, []], "nested": {"k": {"deep": "é中😀\n"}}, "empty": {}}
text = dumps(data)
print(text)
print(dumps(data, indent=2))
back = loads(text)
print(back["list"] == data["list"], back["nested"]["k"]["deep"][:2], list(back))
for bad in ("", "{", "[1,", '{"a" 1}', "nope", "[1] x", '{"a": }', "[1 2]"):
    try:
        print(loads(bad))
    except (ValueError, IndexError) as e:
        print(repr(bad), type(e).__name__, e)
try:
    dumps({1, 2})
except TypeError as e:
    print(e)
