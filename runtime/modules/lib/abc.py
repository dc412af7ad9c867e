"""Abstract base classes."""
import _collection_kind
from _weakref import ref as _ref


def abstractmethod(function):
    """Mark a method that a class must define before it can have instances."""
    function.__isabstractmethod__ = True
    return function


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, function):
        function.__isabstractmethod__ = True
        super().__init__(function)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, function):
        function.__isabstractmethod__ = True
        super().__init__(function)


class abstractproperty(property):
    __isabstractmethod__ = True


# How often a class was registered: answers that were remembered before do not hold any more.
_registrations = [0]


class _Memory:
    """What one abstract class remembers: who was registered, and its answers."""
    __slots__ = ("registered", "answers", "counter")

    def __init__(self):
        self.registered = {}
        self.answers = {}
        self.counter = 0


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items()
             if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """The metaclass of classes that may have abstract methods and virtual subclasses."""

    def __new__(mcls, name, bases, namespace, /, **keywords):
        cls = super().__new__(mcls, name, bases, namespace, **keywords)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        cls._abc_impl = _Memory()
        flags = namespace.get("__abc_tpflags__")
        if flags is not None:
            del cls.__abc_tpflags__
            if flags == 1 << 5:
                _collection_kind._set_sequence(cls)
            elif flags == 1 << 6:
                _collection_kind._set_mapping(cls)
        return cls

    def register(cls, subclass):
        """Make a class count as a subclass; returns it, so that this serves as a decorator."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        registered = cls._abc_impl.registered
        registered[_ref(subclass, lambda dead: registered.pop(dead, None))] = True
        _registrations[0] += 1
        _collection_kind._share_kind(cls, subclass)
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        if cls.__subclasscheck__(subclass):
            return True
        actual = type(instance)
        return actual is not subclass and cls.__subclasscheck__(actual)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        memory = cls._abc_impl
        if memory.counter != _registrations[0]:
            memory.answers.clear()
            memory.counter = _registrations[0]
        answers = memory.answers
        key = _ref(subclass)
        answer = answers.get(key)
        if answer is None:
            answer = _decide(cls, subclass, memory)
            answers[_ref(subclass, lambda dead: answers.pop(dead, None))] = answer
        return answer


def _decide(cls, subclass, memory):
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        return bool(answer)
    if cls in getattr(subclass, "__mro__", ()):
        return True
    for reference in list(memory.registered):
        other = reference()
        if other is not None and issubclass(subclass, other):
            return True
    others = cls.__subclasses__()
    if not isinstance(others, list):
        raise TypeError("__subclasses__() must return a list")
    for other in others:
        if issubclass(subclass, other):
            return True
    return False


class ABC(metaclass=ABCMeta):
    """Derive from this to make a class abstract."""
    __slots__ = ()


def get_cache_token():
    return _registrations[0]


def update_abstractmethods(cls):
    """Compute __abstractmethods__ again after methods were added."""
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls
