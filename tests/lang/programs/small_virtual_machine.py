class VM:
    def __init__(self, code):
        self.code, self.stack, self.vars, self.pc, self.out, self.calls = code, [], {}, 0, [], []

    def run(self, limit=10000):
        for _ in range(limit):
            op, *args = self.code[self.pc]
            self.pc += 1
            if getattr(self, "op_" + op)(*args) == "halt":
                return self.out
        raise RuntimeError("too long")

    def op_push(self, v):
        self.stack.append(v)

    def op_load(self, n):
        self.stack.append(self.vars[n])

    def op_store(self, n):
        self.vars[n] = self.stack.pop()

    def op_bin(self, op):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append({"+": a.__add__, "-": a.__sub__, "*": a.__mul__, "<": a.__lt__}[op](b))

    def op_jump(self, to):
        self.pc = to

    def op_jumpz(self, to):
        if not self.stack.pop():
            self.pc = to

    def op_call(self, to):
        self.calls.append(self.pc)
        self.pc = to

    def op_ret(self):
        self.pc = self.calls.pop()

    def op_print(self):
        self.out.append(self.stack.pop())

    def op_halt(self):
        return "halt"


fact = [("push", 1), ("store", "r"), ("push", 10), ("store", "n"), ("load", "n"), ("jumpz", 15), ("load", "r"), ("load", "n"), ("bin", "*"), ("store", "r"),
        ("load", "n"), ("push", 1), ("bin", "-"), ("store", "n"), ("jump", 4), ("load", "r"), ("print",), ("call", 19), ("halt",), ("push", "sub"), ("print",), ("ret",)]
print(VM(fact).run())
try:
    VM([("jump", 0)]).run(100)
except RuntimeError as e:
    print(e)
for bad in ([("nope",)], [("load", "x")], [("bin", "+")], []):
    try:
        VM(bad).run()
    except (AttributeError, KeyError, IndexError) as e:
        print(type(e).__name__, e)


def brain(src, data=""):
    jumps, stack = {}, []
    for i, c in enumerate(src):
        if c == "[":
            stack.append(i)
        elif c == "]":
            j = stack.pop()
            jumps[i], jumps[j] = j, i
    tape, p, i, out, data = [0] * 100, 0, 0, [], iter(data)
    while i < len(src):
        match src[i]:
            case ">":
                p += 1
            case "<":
                p -= 1
            case "+":
                tape[p] = (tape[p] + 1) % 256
            case "-":
                tape[p] = (tape[p] - 1) % 256
            case ".":
                out.append(chr(tape[p]))
            case ",":
                tape[p] = ord(next(data, "\0"))
            case "[" if not tape[p]:
                i = jumps[i]
            case "]" if tape[p]:
                i = jumps[i]
        i += 1
    return "".join(out)


print(brain("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."))
print(brain(",[.,]", "echo"))
