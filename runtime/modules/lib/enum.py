"""Enumerations."""
import operator
from functools import reduce
from types import DynamicClassAttribute, MappingProxyType

__all__ = ["EnumMeta", "EnumType", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "auto",
           "unique", "property", "member", "nonmember"]
_property = property
property = DynamicClassAttribute


class auto:
    """A value that the enumeration chooses."""

    def __init__(self, value=None):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_"


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


class EnumDict(dict):
    """The namespace of an enumeration's body: knows which names are members."""

    def __init__(self, generate):
        super().__init__()
        self.members = {}
        self.generate = generate

    def __setitem__(self, key, value):
        if _is_sunder(key):
            if key == "_generate_next_value_":
                self.generate = value.__func__ if isinstance(value, staticmethod) else value
        elif key in self.members:
            raise TypeError(f"{key!r} already defined as {self.members[key]!r}")
        elif isinstance(value, nonmember):
            value = value.value
        elif not _is_dunder(key) and (isinstance(value, member) or not _is_descriptor(value)):
            if isinstance(value, member):
                value = value.value
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, auto):
                value = self.generate(key, 1, len(self.members), list(self.members.values()))
            elif isinstance(value, tuple) and any(isinstance(v, auto) for v in value):
                value = tuple(self.generate(key, 1, len(self.members),
                                            list(self.members.values()))
                              if isinstance(v, auto) else v for v in value)
            self.members[key] = value
        super().__setitem__(key, value)


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        generate = _next_value
        for base in bases:
            if isinstance(base, EnumType):
                _check_extends(cls, base)
                generate = base._generate_next_value_
                break
        return EnumDict(generate)

    def __new__(metacls, cls, bases, classdict, *, boundary=None, **kwds):
        members = getattr(classdict, "members", {})
        namespace = {name: value for name, value in classdict.items() if name not in members}
        data_type = _find_data_type(bases)
        maker = namespace.pop("__new__", None)
        if "_generate_next_value_" in namespace:
            namespace["_generate_next_value_"] = staticmethod(namespace["_generate_next_value_"])
        namespace["_member_map_"] = {}
        namespace["_member_names_"] = []
        namespace["_value2member_map_"] = {}
        namespace["_member_type_"] = data_type
        self = super().__new__(metacls, cls, bases, namespace, **kwds)
        _take_methods(self, bases, classdict, data_type)
        if maker is None:
            maker = getattr(self, "_new_member_", None)
        if maker is not None:
            maker = getattr(maker, "__func__", maker)
            self._new_member_ = staticmethod(maker)
        for name, value in members.items():
            _add_member(self, name, value, data_type, maker)
        return self

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
        if names is None:
            return _look_up(cls, value)
        return _create(cls, value, names, module, qualname, type, start)

    def __contains__(cls, item):
        if not isinstance(item, Enum):
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (
                type(item).__qualname__, cls.__class__.__qualname__))
        return isinstance(item, cls) and item._name_ in cls._member_map_

    def __getattr__(cls, name):
        if not _is_dunder(name):
            members = cls.__dict__.get("_member_map_", {})
            if name in members:
                return members[name]
        raise AttributeError(name) from None

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __dir__(cls):
        return sorted({"__class__", "__doc__", "__members__", "__module__", "__name__",
                       "__qualname__", *cls._member_names_})

    @_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return f"<{'flag' if Flag is not None and issubclass(cls, Flag) else 'enum'} " \
               f"{cls.__name__!r}>"


EnumMeta = EnumType
Enum = Flag = None


def _next_value(name, start, count, last_values):
    if not last_values:
        return start
    return max(last_values) + 1


def _check_extends(name, base):
    if base.__dict__.get("_member_names_"):
        raise TypeError(f"<enum {name!r}> cannot extend {base!r}")


def _find_data_type(bases):
    for base in bases:
        for cls in base.__mro__:
            if cls is object or isinstance(cls, EnumType):
                continue
            if "__new__" in cls.__dict__ and cls.__dict__["__new__"] is not None:
                return cls
    return object


def _take_methods(cls, bases, classdict, data_type):
    """The enumeration's own texts come before those of the data type."""
    enumerations = [base for base in bases if isinstance(base, EnumType)]
    if data_type is object or not enumerations:
        return
    for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
        if name not in classdict and getattr(cls, name) in (getattr(data_type, name),
                                                            getattr(object, name)):
            setattr(cls, name, getattr(enumerations[-1], name))


def _add_member(cls, name, value, data_type, maker):
    args = value if isinstance(value, tuple) else (value,)
    if data_type is tuple:
        args = (args,)
    if maker is not None:
        item = maker(cls, *args)
        if not hasattr(item, "_value_"):
            item._value_ = value
    elif data_type is object:
        item = object.__new__(cls)
        item._value_ = value
    else:
        item = data_type.__new__(cls, *args)
        item._value_ = value if isinstance(value, data_type) else data_type(*args)
    value = item._value_
    item._name_ = name
    item.__objclass__ = cls
    item._sort_order_ = len(cls._member_names_)
    if cls.__init__ is not object.__init__ and "__init__" in _own_names(cls):
        item.__init__(*args)
    for other in cls._member_map_.values():
        if other._value_ == value:
            cls._member_map_[name] = other
            return
    is_flag = Flag is not None and issubclass(cls, Flag)
    if not is_flag or not isinstance(value, int) or (value > 0 and value & (value - 1) == 0):
        cls._member_names_.append(name)
    cls._member_map_[name] = item
    try:
        cls._value2member_map_.setdefault(value, item)
    except TypeError:
        pass


def _own_names(cls):
    return {name for c in cls.__mro__ if c is not object and not c.__module__ == "builtins"
            for name in c.__dict__}


def _look_up(cls, value):
    if type(value) is cls:
        return value
    try:
        return cls._value2member_map_[value]
    except KeyError:
        pass
    except TypeError:
        for item in cls._member_map_.values():
            if item._value_ == value:
                return item
    try:
        result = cls._missing_(value)
    except Exception as error:
        failure = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        if isinstance(error, ValueError) and str(error) == str(failure):
            raise
        error.__context__ = failure
        raise
    if isinstance(result, cls):
        return result
    raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))


def _create(cls, class_name, names, module, qualname, type, start):
    bases = (cls,) if type is None else (type, cls)
    namespace = EnumType.__prepare__(class_name, bases)
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, dict):
        pairs = list(names.items())
    elif names and isinstance(names[0], (tuple, list)):
        pairs = list(names)
    else:
        pairs, values = [], []
        for i, name in enumerate(names):
            value = namespace.generate(name, start, i, values[:])
            values.append(value)
            pairs.append((name, value))
    for name, value in pairs:
        namespace[name] = value
    new = cls.__class__(class_name, bases, namespace)
    if module is None:
        import sys
        module = sys._getframe(2).f_globals.get("__name__", "__main__")
    new.__module__ = module
    if qualname is not None:
        new.__qualname__ = qualname
    return new


class Enum(metaclass=EnumType):
    """A class of named constants."""

    _new_member_ = None
    _generate_next_value_ = staticmethod(_next_value)

    @classmethod
    def _missing_(cls, value):
        return None

    @DynamicClassAttribute
    def name(self):
        """The name of the member."""
        return self._name_

    @DynamicClassAttribute
    def value(self):
        """The value of the member."""
        return self._value_

    def __repr__(self):
        value = self._value_
        text = repr(value)
        return f"<{self.__class__.__name__}.{self._name_}: {text}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, specification):
        return str.__format__(str(self), specification)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        own = [n for c in self.__class__.mro() for n in c.__dict__ if n[0] != "_"]
        return sorted({"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value",
                       *own} - set(self._member_map_))

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self


class ReprEnum(Enum):
    """An enumeration whose members print as their values do."""


class IntEnum(int, ReprEnum):
    """An enumeration of ints."""
    __str__ = int.__repr__
    __format__ = int.__format__


def _lower_name(name, start, count, last_values):
    return name.lower()


class StrEnum(str, ReprEnum):
    """An enumeration of strings."""
    __str__ = str.__str__
    __format__ = str.__format__
    _generate_next_value_ = staticmethod(_lower_name)


def _next_flag(name, start, count, last_values):
    if not last_values:
        return start if start is not None else 1
    return 2 ** (max(last_values).bit_length())


def _split_bits(value):
    bit = 1
    while bit <= value:
        if value & bit:
            yield bit
        bit <<= 1


class Flag(Enum):
    """An enumeration whose members can be joined."""
    _generate_next_value_ = staticmethod(_next_flag)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        known = reduce(operator.or_, [m._value_ for m in cls._member_map_.values()], 0)
        if value < 0:
            value &= known
        if value & ~known and not issubclass(cls, int):
            raise ValueError(f"{cls!r} invalid value {value!r}\n    given "
                             f"{_bits(value, known)}\n  allowed {_bits(known, known)}")
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        item = int.__new__(cls, value) if issubclass(cls, int) else object.__new__(cls)
        item._value_ = value
        names = [m._name_ for m in cls if m._value_ & value]
        item._name_ = "|".join(names) or None
        cls._value2member_map_[value] = item
        return item

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (
                type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        for bit in _split_bits(self._value_):
            yield self.__class__(bit)

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        name = self.__class__.__name__
        if self._name_ is None:
            return f"<{name}: {self._value_!r}>"
        return f"<{name}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        name = self.__class__.__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"

    def _other_value(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if isinstance(self, int) and isinstance(other, int):
            return int(other)
        return None

    def __or__(self, other):
        value = self._other_value(other)
        return NotImplemented if value is None else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other_value(other)
        return NotImplemented if value is None else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other_value(other)
        return NotImplemented if value is None else self.__class__(self._value_ ^ value)

    def __invert__(self):
        known = reduce(operator.or_, [m._value_ for m in self.__class__], 0)
        return self.__class__(known & ~self._value_)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


def _bits(value, known):
    width = max(value.bit_length(), known.bit_length())
    return "0b0 " + format(value, f"0{width}b")


class IntFlag(int, Flag):
    """Flags that are ints."""
    __str__ = int.__repr__
    __format__ = int.__format__


def unique(enumeration):
    """Refuse two names for one value."""
    duplicates = [(name, item.name) for name, item in enumeration.__members__.items()
                  if name != item.name]
    if duplicates:
        details = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
        raise ValueError("duplicate values found in %r: %s" % (enumeration, details))
    return enumeration
