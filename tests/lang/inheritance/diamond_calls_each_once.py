log = []


class Root:
    def __init__(self, **kw):
        log.append("Root")
        assert not kw

    def visit(self):
        return "Root"


class Left(Root):
    def __init__(self, left=0, **kw):
        log.append(f"Left {left}")
        super().__init__(**kw)

    def visit(self):
        return "Left>" + super().visit()


class Right(Root):
    def __init__(self, right=0, **kw):
        log.append(f"Right {right}")
        super().__init__(**kw)

    def visit(self):
        return "Right>" + super().visit()


class Bottom(Left, Right):
    def __init__(self, **kw):
        log.append("Bottom")
        super().__init__(**kw)

    def visit(self):
        return "Bottom>" + super().visit()


b = Bottom(right=2, left=1)
print(log)
print(b.visit(), Left().visit())
