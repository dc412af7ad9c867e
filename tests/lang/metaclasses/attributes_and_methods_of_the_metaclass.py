class Meta(type):
    kind = "meta attr"

    def hello(cls):
        return "hello " + cls.__name__

    @property
    def upper(cls):
        return cls.__name__.upper()

    def __len__(cls):
        return 7

    def __getitem__(cls, i):
        return f"{cls.__name__}[{i}]"

    def __iter__(cls):
        return iter(["x", "y"])

    def __contains__(cls, v):
        return v == "in"

    def __repr__(cls):
        return f"<{cls.__name__}!>"

    def __getattr__(cls, name):
        if name.startswith("dyn"):
            return "dynamic " + name
        raise AttributeError(name)

    def __add__(cls, o):
        return "added"

    def __eq__(cls, o):
        return cls is o or o == "same"

    def __hash__(cls):
        return 1

    def __bool__(cls):
        return False


class A(metaclass=Meta):
    own = 1


print(A.hello(), A.upper, A.kind, len(A), A[3], list(A), "in" in A, "out" in A, A, A.dynamo)
print(A + 1, A == "same", A != "other", bool(A))
try:
    A().hello
except AttributeError as e:
    print(e)
try:
    A().kind
except AttributeError as e:
    print(e)
try:
    A.nothing
except AttributeError as e:
    print(e)
try:
    A.upper = 3
except AttributeError as e:
    print(e)
A.kind = "class attr"
print(A.kind, A().kind, Meta.kind)
print(repr(A()).startswith("<__main__.A object at"))
