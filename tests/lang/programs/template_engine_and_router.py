class Template:
    def __init__(self, text):
        self.parts = []
        while text:
            i = text.find("{{")
            if i < 0:
                self.parts.append(repr(text))
                break
            j = text.index("}}", i)
            if i:
                self.parts.append(repr(text[:i]))
            expr, *filters = (p.strip() for p in text[i + 2:j].split("|"))
            for f in filters:
                expr = f"filters[{f!r}]({expr})"
            self.parts.append(f"str({expr})")
            text = text[j + 2:]
        self.code = compile("''.join([" + ", ".join(self.parts) + "])", "<template>", "eval")

    filters = {"upper": str.upper, "len": len, "join": ", ".join}

    def __call__(self, **env):
        return eval(self.code, {"filters": self.filters}, env)


t = Template("Dear {{ name | upper }}, you have {{ items | len }} items: {{ items | join }}. {{ 2 * price }}!")
print(t(name="ann", items=["a", "b"], price=2.5))
try:
    t(name="x")
except NameError as e:
    print(e)


class Router:
    def __init__(self):
        self.routes = []

    def route(self, pattern, **defaults):
        def deco(f):
            self.routes.append((pattern.strip("/").split("/"), f, defaults))
            return f
        return deco

    def __call__(self, path):
        parts = path.strip("/").split("/")
        for pattern, f, defaults in self.routes:
            args = self.match(pattern, parts)
            if args is not None:
                return f(**{**defaults, **args})
        return "404 " + path

    @staticmethod
    def match(pattern, parts):
        args = {}
        if len(pattern) != len(parts):
            return None
        for p, x in zip(pattern, parts):
            match p.partition(":"):
                case ("<int", _, name) if x.isdigit():
                    args[name[:-1]] = int(x)
                case ("<int", *_):
                    return None
                case (name, "", "") if name.startswith("<"):
                    args[name[1:-1]] = x
                case (word, _, _) if word != x:
                    return None
        return args


app = Router()


@app.route("/cases")
def index():
    return "all cases"


@app.route("/cases/<int:id>")
@app.route("/c/<int:id>/<action>", verbose=True)
def case(id, action="show", verbose=False):
    return f"{action} {id * 2} {verbose}"


for path in ("/cases", "/cases/21", "/cases/x", "/c/5/close", "/", "/c/1"):
    print(app(path))
