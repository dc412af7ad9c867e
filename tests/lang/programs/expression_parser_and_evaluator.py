class Token:
    __slots__ = ("kind", "text")

    def __init__(self, kind, text):
        self.kind, self.text = kind, text

    def __repr__(self):
        return f"{self.kind}:{self.text}"


def tokens(source):
    i = 0
    while i < len(source):
        c = source[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(source) and (source[j].isdigit() or source[j] == "."):
                j += 1
            yield Token("num", source[i:j])
            i = j
        elif c.isalpha():
            j = i
            while j < len(source) and source[j].isalnum():
                j += 1
            yield Token("name", source[i:j])
            i = j
        elif c in "+-*/^()=,":
            yield Token("op", c)
            i += 1
        else:
            raise SyntaxError(f"bad character {c!r} at {i}")
    yield Token("end", "")


class Parser:
    def __init__(self, source, env):
        self.tokens = list(tokens(source))
        self.pos = 0
        self.env = env

    @property
    def now(self):
        return self.tokens[self.pos]

    def take(self, text=None):
        t = self.now
        if text is not None and t.text != text:
            raise SyntaxError(f"expected {text!r}, got {t}")
        self.pos += 1
        return t

    def statement(self):
        if self.now.kind == "name" and self.tokens[self.pos + 1].text == "=":
            name = self.take().text
            self.take("=")
            self.env[name] = value = self.sum()
        else:
            value = self.sum()
        if self.now.kind != "end":
            raise SyntaxError(f"unexpected {self.now}")
        return value

    def sum(self):
        value = self.product()
        while self.now.text in ("+", "-") and self.now.kind == "op":
            if self.take().text == "+":
                value += self.product()
            else:
                value -= self.product()
        return value

    def product(self):
        value = self.power()
        while self.now.text in ("*", "/") and self.now.kind == "op":
            if self.take().text == "*":
                value *= self.power()
            else:
                value /= self.power()
        return value

    def power(self):
        base = self.unary()
        if self.now.text == "^":
            self.take()
            return base ** self.power()
        return base

    def unary(self):
        if self.now.text == "-":
            self.take()
            return -self.unary()
        return self.atom()

    def atom(self):
        t = self.take()
        match t:
            case Token(kind="num", text=text):
                return float(text) if "." in text else int(text)
            case Token(kind="name", text=name) if self.now.text == "(":
                self.take("(")
                args = []
                while self.now.text != ")":
                    args.append(self.sum())
                    if self.now.text == ",":
                        self.take()
                self.take(")")
                return self.env[name](*args)
            case Token(kind="name", text=name):
                return self.env[name]
            case Token(text="("):
                value = self.sum()
                self.take(")")
                return value
        raise SyntaxError(f"unexpected {t}")


env = {"max": max, "abs": abs}
for line in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "x = 4", "x * x - 1", "10 / 4", "max(1, x, 3) + abs(-7)", "1.5 * 4",
             "1 +", "(1", "2 $ 3", "y", "1 / 0", "3 4", "max(", "-(-(3))"):
    try:
        print(line, "=", Parser(line, env).statement())
    except (SyntaxError, KeyError, ZeroDivisionError) as e:
        print(line, "->", type(e).__name__, e)
