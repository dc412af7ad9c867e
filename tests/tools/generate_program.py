"""Writes a random program whose output is the same wherever Python is right.

usage: generate_program.py SEED
The same seed gives the same program. Whatever it does ends soon: loops are counted, recursion is
shallow. Errors are caught and shown, since their words must agree too.
"""
import random
import sys

PRELUDE = '''\
import sys
sys.setrecursionlimit(300)
def text(x, depth=0):
    if depth > 4:
        return "..."
    if isinstance(x, Base):
        return x.tell(depth)
    if type(x) in (list, tuple):
        inner = ", ".join([text(y, depth + 1) for y in x[:12]])
        return f"{type(x).__name__}({len(x)}: {inner})"
    if type(x) is dict:
        return "{" + ", ".join([f"{text(k, 5)}: {text(v, depth + 1)}" for k, v in x.items()][:12]) + "}"
    if type(x) in (set, frozenset):
        return f"{type(x).__name__}({sorted(map(str, x))[:12]})"
    if type(x) in (int, float, complex, str, bytes, bool, type(None), slice, range):
        return repr(x)[:150]
    return type(x).__name__
def show(*values):
    print(*[text(v) for v in values])
def failed(where, error):
    words = str(error)[:150]
    print(where, type(error).__name__, words.split(" at 0x")[0],
          type(error.__context__).__name__, type(error.__cause__).__name__)
class Base:
    __slots__ = ()
    def tell(self, depth):
        names = sorted(n for k in type(self).__mro__ for n in k.__dict__.get("__slots__", ()) if n != "__dict__")
        names += sorted(getattr(self, "__dict__", {}))
        got = [f"{n}={text(getattr(self, n), depth + 1)}" for n in names if hasattr(self, n)]
        return f"{type(self).__name__}<{', '.join(got)}>"
class Trouble(Exception):
    def __init__(self, number=0, *rest):
        super().__init__(number, *rest)
        self.number = number
class Manager(Base):
    __slots__ = ("swallows", "log")
    def __init__(self, swallows):
        self.swallows = swallows; self.log = []
    def __enter__(self):
        self.log.append("in"); return self.log
    def __exit__(self, kind, error, where):
        self.log.append(kind and kind.__name__); show(self.log)
        return self.swallows
'''


class Writer:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.lines = []
        self.level = 0
        self.count = 0
        self.names = ["a", "b", "c"]
        self.made = []
        self.functions = []
        self.generators = []
        self.classes = []
        self.loops = 0
        self.in_function = False
        self.budget = 160

    # ---- words

    def fresh(self, stem):
        self.count += 1
        if stem in "vnwo":
            self.made.append(f"{stem}{self.count}")
        return f"{stem}{self.count}"

    def chance(self, share):
        return self.r.random() < share

    def pick(self, *choices):
        return self.r.choice(choices)

    def write(self, line):
        self.lines.append("    " * self.level + line)

    def name(self):
        return self.r.choice(self.names[-12:])

    # ---- expressions

    def number(self):
        r = self.r
        return self.pick(str(r.randint(-9, 99)), str(r.randint(-9, 99)), "0", "1", "-1", "True",
                         str(r.randint(0, 999) / 8), str(2 ** r.randint(60, 66)), "0.1", "3j")

    def string(self):
        letters = "".join(self.r.choice("abcxyz \u00e9\u20ac\U0001f600%{}") for i in range(self.r.randint(0, 6)))
        return repr(letters.replace("{", "").replace("}", "") if self.chance(0.7) else letters)

    def atom(self):
        return self.pick(self.number, self.number, self.string, self.name, self.name, self.name,
                         lambda: self.pick("None", "...", "b'xy'", "[]", "{}", "()"))()

    def items(self, depth, most=4):
        return [self.expression(depth + 1) for i in range(self.r.randint(0, most))]

    def container(self, depth):
        kind = self.r.randint(0, 6)
        if kind == 0:
            return "[" + ", ".join(self.items(depth)) + "]"
        if kind == 1:
            return "(" + "".join(item + ", " for item in self.items(depth)) + ")"
        if kind == 2:
            keys = [self.pick(self.number, self.string)() for i in range(self.r.randint(0, 4))]
            return "{" + ", ".join(f"{k}: {self.expression(depth + 1)}" for k in keys) + "}"
        if kind == 3:
            return "{" + ", ".join(str(self.r.randint(-5, 40)) for i in range(self.r.randint(1, 6))) + "}"
        if kind == 4:
            return f"[*range({self.r.randint(0, 7)}), *{self.atom()}]"
        if kind == 5:
            return f"{{**{self.name()}, {self.string()}: {self.atom()}}}"
        return f"range({self.r.randint(-3, 9)}, {self.r.randint(-3, 20)}, {self.r.randint(-3, 4)})"

    def comprehension(self, depth):
        variable = self.pick("i", "j", "k")
        source = self.pick(f"range({self.r.randint(0, 6)})", self.name(), f"enumerate({self.name()})",
                           "'abca'")
        condition = f" if {self.pick(variable, variable + ' != 2', 'not ' + self.name())}" * self.chance(0.4)
        self.names.append(variable)
        body = self.expression(depth + 2)
        self.names.pop()
        tail = f" for {variable} in {source}{condition}"
        return self.pick(f"[{body}{tail}]", f"{{str({variable}): {body}{tail}}}",
                         f"sorted({{len(str({body})){tail}}})", f"tuple({body}{tail})",
                         f"any({body}{tail})", f"sum(1{tail})")

    def formatted(self, depth):
        inner = self.expression(depth + 2)
        if any(mark in inner for mark in "'\"\\{}:!="):
            inner = self.name()
        spec = self.pick("", "", ":>8", ":<6", ":^7", ":05", ":.2f", ":x", ":,", "!r", "!s:>9", "=", ":+d", ":e")
        return f'f"<{{{inner}{spec}}}>"'

    def slice(self):
        part = lambda: self.pick("", "", str(self.r.randint(-4, 6)))
        return self.pick(str(self.r.randint(-4, 5)), f"{part()}:{part()}",
                         f"{part()}:{part()}:{self.pick('1', '-1', '2', '')}", self.string(), self.name())

    def call(self, depth):
        if self.functions and self.chance(0.5):
            name = self.r.choice(self.functions)
            arguments = self.items(depth + 1, 3)
            if self.chance(0.2):
                arguments.append(f"{self.pick('x', 'y', 'key')}={self.atom()}")
            if self.chance(0.1):
                arguments.append(f"**{{'{self.pick('x', 'y', 'z')}': 1}}")
            return f"{name}({', '.join(arguments)})"
        if self.classes and self.chance(0.5):
            return f"{self.r.choice(self.classes)}({', '.join(self.items(depth + 1, 2))})"
        if self.generators and self.chance(0.5):
            return f"list({self.r.choice(self.generators)}({self.r.randint(0, 5)}))"
        function = self.pick("len", "abs", "str", "repr", "int", "float", "bool", "list", "tuple", "sorted", "sum",
                             "min", "max", "reversed", "enumerate", "ord", "chr", "hex", "round", "iter", "next",
                             "bytes", "hash", "dict", "set", "zip", "callable", "divmod", "type", "isinstance")
        if function in ("hash", "bytes", "chr"):
            return f"{function}({self.r.randint(0, 90)})"
        if function in ("repr", "str"):
            return f"len(str({self.number()}))"
        if function == "set":
            return f"set(range({self.r.randint(0, 5)}))"
        if function in ("divmod", "isinstance", "zip", "round"):
            return f"{function}({self.expression(depth + 1)}, {self.expression(depth + 1)})"
        return f"{function}({self.expression(depth + 1)})"

    def method(self, depth):
        v = self.name()
        return self.pick(
            f"{v}.append({self.expression(depth + 1)})", f"{v}.pop()", f"{v}.pop({self.number()})",
            f"{v}.get({self.atom()}, {self.atom()})", f"{v}.keys()", f"list({v}.items())", f"{v}.upper()",
            f"{v}.split({self.string()})", f"{v}.join({self.atom()})", f"{v}.replace({self.string()}, {self.string()})",
            f"{v}.index({self.atom()})", f"{v}.count({self.atom()})", f"{v}.insert({self.r.randint(-3, 4)}, {self.atom()})",
            f"{v}.extend({self.atom()})", f"{v}.sort(key=str)", f"{v}.copy()", f"{v}.setdefault({self.string()}, {self.atom()})",
            f"{v}.update({self.atom()})", f"{v}.strip({self.string()})", f"{v}.find({self.string()})", f"{v}.reverse()",
            f"{v}.remove({self.atom()})", f"{v}.x", f"{v}.y", f"{v}.act({self.atom()})", f"{v}.half", f"{v}.encode()",
            f"{v}.real", f"{v}.bit_length()", f"{v}.__class__.__name__", f"getattr({v}, {self.pick(repr('x'), repr('zz'))}, 5)",
            f"{v}.format({self.atom()}, x={self.atom()})", f"{v} % {self.container(depth + 1)}", f"{v}.title().center(9, '*')")

    def expression(self, depth=0):
        if depth > 3:
            return self.atom()
        kind = self.r.randint(0, 15)
        if kind <= 3:
            return self.atom()
        if kind <= 5:
            operator = self.pick("+", "-", "*", "//", "%", "/", "&", "|", "^", "+", "-")
            right = str(self.r.randint(-2, 4)) if operator == "*" else self.expression(depth + 1)
            return f"({self.expression(depth + 1)} {operator} {right})"
        if kind == 6:
            compare = self.pick("==", "!=", "<", "<=", ">", "in", "not in", "is not None and")
            if compare.startswith("is"):
                return f"({self.name()} is not None and {self.expression(depth + 1)})"
            third = f" {self.pick('<', '==', '!=')} {self.atom()}" * self.chance(0.2)
            return f"({self.expression(depth + 1)} {compare} {self.expression(depth + 1)}{third})"
        if kind == 7:
            return f"({self.expression(depth + 1)} {self.pick('and', 'or')} {self.expression(depth + 1)})"
        if kind == 8:
            return f"({self.expression(depth + 1)} if {self.expression(depth + 1)} else {self.atom()})"
        if kind == 9:
            return f"{self.name()}[{self.slice()}]"
        if kind == 10:
            return self.container(depth)
        if kind == 11:
            return self.comprehension(depth)
        if kind == 12:
            return self.formatted(depth)
        if kind == 13:
            return self.method(depth)
        if kind == 14 and self.chance(0.3):
            return f"(lambda x, y={self.atom()}: {self.atom()})({self.atom()})"
        if kind == 14 and self.chance(0.2):
            return f"({self.pick('-', '~', 'not ')}{self.expression(depth + 1)})"
        return self.call(depth)

    # ---- statements

    def block(self, most=3):
        self.level += 1
        for i in range(self.r.randint(1, most)):
            self.statement()
        self.level -= 1

    def suite(self, lines):
        self.level += 1
        for line in lines:
            self.write(line)
        self.level -= 1

    def assignment(self):
        kind = self.r.randint(0, 9)
        value = self.expression()
        if kind <= 3:
            name = self.fresh("v") if self.in_function or self.chance(0.5) else self.name()
            self.write(f"{name} = {value}")
            if name not in self.names:
                self.names.append(name)
        elif kind == 4:
            operator = self.pick("+=", "-=", "|=", "&=", "//=", "*=")
            self.write(f"{self.name()} {operator} {self.r.randint(-1, 3) if operator == '*=' else value}")
        elif kind == 5:
            self.write(f"{self.name()}[{self.slice()}] = {value}")
        elif kind == 6:
            self.write(f"{self.name()}.{self.pick('x', 'y', 'z', 'half')} = {value}")
        elif kind == 7:
            first, second = self.name(), self.name()
            self.write(f"{self.pick('', '*')}{first}, {second} = {self.expression()}")
        elif kind == 8:
            self.write(f"del {self.name()}{self.pick('[' + self.slice() + ']', '.x', '.y')}")
        else:
            self.write(f"if ({self.name()} := {value}): pass")

    def loop(self):
        if self.loops >= 2:
            return self.assignment()
        self.loops += 1
        if self.chance(0.7):
            variable = self.fresh("n")
            source = self.pick(f"range({self.r.randint(0, 5)})", f"list({self.name()})[:5]", "'xyz'",
                               f"zip({self.name()}, range(4))")
            self.write(f"for {variable} in {source}:")
            self.names.append(variable)
            self.block()
        else:
            variable = self.fresh("w")
            self.write(f"{variable} = {self.r.randint(0, 4)}")
            self.write(f"while {variable} > 0:")
            self.suite([f"{variable} -= 1"])
            self.block()
        if self.chance(0.3):
            self.suite([f"if {self.name()}: {self.pick('break', 'continue')}"])
        if self.chance(0.2):
            self.write("else:")
            self.block(1)
        self.loops -= 1

    def trial(self):
        self.write("try:")
        self.block()
        if self.chance(0.4):
            self.suite([f"raise {self.pick('Trouble', 'ValueError', 'KeyError', 'StopIteration')}({self.atom()})"
                        + self.pick("", " from None", " from Trouble(1)")])
        if self.chance(0.1):
            self.write("except* Exception as error:")
            self.suite(["show(len(error.exceptions)); failed('group', error.exceptions[0])"])
        else:
            kinds = self.pick("Trouble", "(TypeError, ValueError)", "LookupError", "ArithmeticError", "AttributeError")
            self.write(f"except {kinds} as error:")
            self.suite(["failed('first', error)"])
            if self.chance(0.2):
                self.suite(["raise" + self.pick("", " Trouble(2)", " TypeError('again') from error")])
            self.write("except Exception as error:")
            self.suite(["failed('second', error)"])
            self.block(1)
            if self.chance(0.3):
                self.write("else:")
                self.block(1)
        if self.chance(0.4):
            self.write("finally:")
            self.block(1)

    def matching(self):
        self.write(f"match {self.expression()}:")
        self.level += 1
        cases = ["[x, *rest]", "{'a': x}", "int(x) | str(x)", "(x, y) if x", "None", "[]", "{**rest}",
                 "1 | 2 | 'a'", "float() as x", "Base()"]
        for pattern in self.r.sample(cases, 3) + ["_"]:
            self.write(f"case {pattern}:")
            words = "x" if "x" in pattern else "rest" if "rest" in pattern else "0"
            self.suite([f"show('matched', {pattern!r}, {words})"])
        self.level -= 1

    def managed(self):
        self.write(f"with Manager({self.chance(0.6)}) as m, Manager({self.chance(0.3)}):")
        self.block()

    def function(self):
        name = self.fresh("f")
        parameters = self.pick("", "x", "x, y=2", "x, *rest", "x=None, /, y=3, *, key=4", "*rest, **more", "x, y, **more")
        outer, self.names = self.names, list(self.names)
        self.write(f"def {name}({parameters}):")
        known = [w for w in ("x", "y", "rest", "more", "key") if w in parameters]
        self.names = self.names + known * 2 or ["a"]
        was, self.in_function = self.in_function, True
        if self.chance(0.3):
            self.suite(["global a, b"])
        self.level += 1
        self.write(f"t = {self.atom()}")
        self.names = self.names + ["t"]
        self.level -= 1
        self.block(4)
        if self.chance(0.3):
            self.inner(name)
        self.level += 1
        self.write(f"return {self.expression()}")
        self.level -= 1
        self.in_function = was
        self.names = outer
        self.functions.append(name)

    def inner(self, name):
        self.level += 1
        self.write("count = 0")
        self.write("def step(by=1):")
        self.suite(["nonlocal count", "count += by", f"return lambda: (count, {self.name()})"])
        self.write(f"show('closure', [step(n)() for n in range({self.r.randint(0, 4)})], count)")
        self.level -= 1

    def generator(self):
        name = self.fresh("g")
        inner = self.r.choice(self.generators) if self.generators else None
        self.write(f"def {name}(n):")
        self.suite(["got = None", "try:", "    for i in range(n):",
                    f"        got = yield {self.pick('i', '(i, got)', '[i] * 2', 'i * i')}",
                    "        if got: show('got', got)"])
        if self.chance(0.4):
            self.suite(["except Trouble as error:", "    yield 'caught', error.number"])
        self.suite(["finally:", f"    show('{name} ends')"])
        if inner:
            self.suite([f"last = yield from {inner}({self.r.randint(0, 3)})", "show('last', last)"])
        self.suite([f"return {self.atom()}"])
        self.generators.append(name)
        self.write(f"it = {name}({self.r.randint(0, 5)})")
        for i in range(self.r.randint(1, 5)):
            act = self.pick("next(it)", "next(it)", f"it.send({self.atom()})", f"it.throw(Trouble({i}))", "it.close()")
            self.write("try:")
            self.suite([f"show('{name}', {act})"])
            self.write("except BaseException as error:")
            self.suite([f"failed('{name}', error)"])

    def new_class(self):
        name = self.fresh("C")
        bases = self.r.sample(self.classes, min(len(self.classes), self.r.randint(0, 2))) or ["Base"]
        self.write("try:")
        self.level += 1
        self.write(f"class {name}({', '.join(bases)}):")
        self.level += 1
        if self.chance(0.5):
            self.write(f"__slots__ = {self.pick(repr(('x',)), repr(('x', 'y')), '()', repr(('y', '__dict__')))}")
        self.write(f"{self.pick('kind', 'label')} = {self.atom()}")
        if self.chance(0.7):
            self.write("def __init__(self, x=0, *rest):")
            self.suite([f"{self.pick('super().__init__(x)', 'pass')}", f"self.{self.pick('x', 'y')} = x"])
        if self.chance(0.4):
            self.write("@property")
            self.write("def half(self):")
            self.suite([f"return self.x {self.pick('/', '//', '+')} 2"])
        if self.chance(0.6):
            self.write("def act(self, other):")
            self.suite([f"return {self.pick('super().act(other)', '(other, type(self).__name__)', 'self.x')}"])
        special = self.pick("", "__eq__", "__lt__", "__add__", "__getattr__", "__len__", "__bool__", "__contains__",
                            "__getitem__", "__call__", "__iter__", "__radd__", "__hash__")
        if special == "__iter__":
            self.write("def __iter__(self):")
            self.suite(["yield 1", "yield self.x"])
        elif special:
            other = "" if special in ("__len__", "__bool__", "__hash__") else ", other"
            value = self.pick("len(str(other))", "other", "NotImplemented", "[other]") if other else self.pick("3", "0", "-1")
            if special == "__getattr__":
                value = "'any ' + other if other in ('p', 'q') else object.__getattribute__(self, other)"
            self.write(f"def {special}(self{other}):")
            if special == "__getitem__":
                self.suite(["if other not in (0, 1, 'a'): raise LookupError(other)"])
            self.suite([f"return {value}"])
        if self.chance(0.2):
            self.write("def __del__(self):")
            self.suite([f"print('gone {name}')"])
        self.level -= 2
        self.write("except Exception as error:")
        self.suite([f"failed('{name}', error)", f"{name} = Base"])
        self.classes.append(name)
        variable = self.fresh("o")
        self.write("try:")
        self.suite([f"{variable} = {name}({self.number()})", f"show({variable})"])
        self.write("except Exception as error:")
        self.suite([f"failed('{variable}', error)", f"{variable} = None"])
        self.names.append(variable)

    def statement(self):
        self.budget -= 1
        kind = self.r.randint(0, 19)
        if self.level > 4 or self.budget < 0:
            kind = kind % 9
        if kind <= 4:
            self.assignment()
        elif kind <= 7:
            self.write(f"show({self.expression()}, {self.expression()})")
        elif kind == 8:
            self.write(self.expression())
        elif kind <= 10:
            self.loop()
        elif kind <= 12:
            self.trial()
        elif kind == 13:
            self.write(f"if {self.expression()}:")
            self.block()
            if self.chance(0.5):
                self.write("else:")
                self.block()
        elif kind == 14:
            self.matching()
        elif kind == 15:
            self.managed()
        elif self.level < 3 and kind == 16:
            self.generator()
        elif self.level < 2 and kind == 17:
            self.function()
        else:
            self.write(f"show({self.name()}, {self.method(0)})")

    def program(self):
        self.write("a, b, c = [1, 2, 3], {'a': 1, 'b': [2]}, 'text'")
        for i in range(self.r.randint(8, 16)):
            if self.chance(0.25):
                self.new_class()
            elif self.chance(0.2):
                self.function()
            elif self.chance(0.15):
                self.generator()
            else:
                self.write("try:")
                self.block()
                self.write("except Exception as error:")
                self.suite([f"failed({i}, error)"])
        self.write("try:")
        self.suite([f"show({name})" for name in self.names[-10:]])
        self.write("except Exception as error:")
        self.suite(["failed('end', error)"])
        # In which order what is left at the end goes is nobody's promise.
        self.write("for name in ['a', 'b', 'c', 'm', 'it'] + [n for n in globals() if n[-1].isdigit()]:")
        self.suite(["globals().pop(name, None)"])
        values = [f"{name} = {self.pick(self.number, self.string)()}" for name in self.made]
        start = ["i = j = k = x = y = rest = 0", "a = b = c = 1"] + values
        return PRELUDE + "\n".join(start + self.lines) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8") if hasattr(sys.stdout, "reconfigure") else None
    print(Writer(int(sys.argv[1])).program(), end="")
