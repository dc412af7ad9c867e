log = []


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **kw):
        log.append(("prepare", name, [b.__name__ for b in bases], kw))
        return {"injected": 1}

    def __new__(meta, name, bases, ns, **kw):
        log.append(("new", name, [k for k in ns if not k.startswith("__")], kw))
        return super().__new__(meta, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        log.append(("init", cls.__name__, kw))
        super().__init__(name, bases, ns)

    def __call__(cls, *a, **k):
        log.append(("call", cls.__name__, a, k))
        return super().__call__(*a, **k)


class A(metaclass=Meta, flag=True):
    x = 5

    def __init__(self, v):
        self.v = v


class B(A):
    y = injected


a = A(3)
b = B(v=4)
for line in log:
    print(line)
print(type(A).__name__, type(B).__name__, A.injected, B.y, a.v, b.v)
print(isinstance(A, Meta), isinstance(A, type), type(a) is A)
