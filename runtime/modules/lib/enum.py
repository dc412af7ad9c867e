"""Enumerations: classes whose members are constants."""
import sys
from types import DynamicClassAttribute as _Dynamic

__all__ = """EnumType EnumMeta Enum IntEnum StrEnum Flag IntFlag ReprEnum auto unique verify
    property member nonmember FlagBoundary STRICT CONFORM EJECT KEEP CONTINUOUS NAMED_FLAGS UNIQUE
    EnumCheck global_enum global_flag_repr global_enum_repr global_str show_flag_values""".split()

_property = property
Enum = Flag = EJECT = ReprEnum = KEEP = STRICT = None


class nonmember:
    """Keeps a value in the body of an enumeration from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a value a member that would not be one."""

    def __init__(self, value):
        self.value = value


class auto:
    """Stands for a value to be made."""
    _made = ()  # no value yet

    def __init__(self, value=_made):
        self.value = value

    def __repr__(self):
        return "auto(%r)" % (self.value,)

    def __or__(self, other):
        return (self, other)


class property(_property):
    """A property of members that leaves its name free for a member on the class."""

    def __set_name__(self, owner, name):
        self.name = name
        self.owner = owner

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("%r cannot set attribute %r" % (self.owner, self.name))
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("%r cannot delete attribute %r" % (self.owner, self.name))
        self.fdel(instance)

    def __get__(self, instance, owner=None):
        if instance is not None:
            return super().__get__(instance, owner)
        try:
            return owner._member_map_[self.name]
        except KeyError:
            raise AttributeError("%r has no attribute %r" % (owner, self.name)) from None


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_private(owner, name):
    start = "_%s__" % owner.lstrip("_")
    return len(name) > len(start) and name.startswith(start) and not name.endswith("__")


def _is_single_bit(number):
    return number > 0 and number & (number - 1) == 0


def _bits(number):
    while number:
        low = number & -number
        yield low
        number ^= low


_SUNDERS = ("_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_",
            "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_")


def _warn_of_class():
    import warnings
    warnings.warn("In 3.13 classes created inside an enum will not become a member.  Use the "
                  "`member` decorator to keep the current behavior.", DeprecationWarning,
                  stacklevel=3)


class EnumDict(dict):
    """The namespace of an enumeration's body: tells members from other names."""

    def __init__(self, name=""):
        super().__init__()
        self._cls_name = name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._generate = None

    def __setitem__(self, key, value):
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in _SUNDERS:
                raise ValueError("_sunder_ names, such as %r, are reserved for future Enum use" %
                                 (key,))
            if key == "_generate_next_value_":
                if self._auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == "_ignore_":
                value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                self._ignore = value
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        elif key in self._ignore or isinstance(value, nonmember):
            value = value.value if isinstance(value, nonmember) else value
        elif isinstance(value, member) or not self._is_descriptor(value):
            if key in self:
                raise TypeError("%r already defined as %r" % (key, self[key]))
            if isinstance(value, type):
                _warn_of_class()
            value = self._find_value(key, value.value if isinstance(value, member) else value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _is_descriptor(self, value):
        return (hasattr(value, "__get__") or hasattr(value, "__set__") or
                hasattr(value, "__delete__")) and not isinstance(value, auto)

    def _find_value(self, key, value):
        if isinstance(value, auto):
            if value.value is auto._made:
                value.value = self._generate(key, 1, len(self._member_names),
                                             self._last_values[:])
            self._auto_called = True
            return value.value
        if type(value) is tuple and any(isinstance(part, auto) for part in value):
            parts = []
            for part in value:
                is_made = isinstance(part, auto)
                parts.append(self._find_value(key, part))
                if is_made:
                    self._last_values.append(parts[-1])
            return tuple(parts)
        return value

    def update(self, members, **more):
        for key, value in dict(members).items():
            self[key] = value
        for key, value in more.items():
            self[key] = value


class EnumType(type):
    """The class of enumerations."""

    @classmethod
    def __prepare__(metacls, name, bases, **kwds):
        for base in bases:
            metacls._refuse_extension(name, base)
        namespace = EnumDict(name)
        if bases:
            _, first = metacls._find_types(name, bases)
            if first is not None:
                namespace._generate = first._generate_next_value_
        return namespace

    @staticmethod
    def _refuse_extension(name, base):
        if isinstance(base, EnumType) and base._member_names_:
            raise TypeError("<enum %r> cannot extend %r" % (name, base))

    def __new__(metacls, name, bases, namespace, *, boundary=None, _simple=False, **kwds):
        if not bases or Enum is None:
            namespace = dict(namespace)
            namespace.update(_member_names_=[], _member_map_={}, _value2member_map_={},
                             _unhashable_values_=[], _member_type_=object)
            return super().__new__(metacls, name, bases, namespace, **kwds)
        names = list(namespace._member_names)
        for bad in names:
            if bad == "mro":
                raise ValueError("invalid enum member name(s) %r" % bad)
        order = namespace.get("_order_")
        values = {key: namespace[key] for key in names}
        plain = {key: value for key, value in namespace.items()
                 if key not in values and key not in namespace._ignore and
                 key not in ("_ignore_", "_order_")}
        data_type, first = metacls._find_types(name, bases)
        create, save, use_args = metacls._find_new(plain, data_type, first)
        plain.update(_member_names_=[], _member_map_={}, _value2member_map_={},
                     _unhashable_values_=[], _member_type_=data_type, _new_member_=create,
                     _use_args_=use_args, _flag_mask_=0, _singles_mask_=0, _all_bits_=0,
                     _boundary_=boundary or getattr(first, "_boundary_", None))
        cls = super().__new__(metacls, name, bases, plain, **kwds)
        if "_generate_next_value_" in plain:
            cls._generate_next_value_ = staticmethod(namespace._generate)
        metacls._adopt_data_type(cls, plain, data_type, first)
        for key, value in values.items():
            metacls._add_member(cls, key, value, create, use_args)
        metacls._set_new(cls, plain, save, create, first)
        if Flag is not None and issubclass(cls, Flag):
            metacls._finish_flag(cls, first)
        if order is not None:
            metacls._check_order(cls, order)
        return cls

    def __init__(cls, *args, **kwds):
        super().__init__(*args)

    @staticmethod
    def _find_types(name, bases):
        """The data type mixed in (object if none), and the enumeration that is extended."""
        first = bases[-1]
        if not isinstance(first, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] "
                            "[data_type,] enum_type)`")
        data_types = {}
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        data_types[base._member_type_] = None
                        break
                elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                    data_types[candidate or base] = None
                    break
                else:
                    candidate = candidate or base
        if len(data_types) > 1:
            raise TypeError("too many data types for %r: %r" % (name, set(data_types)))
        return next(iter(data_types), object), first

    @staticmethod
    def _find_new(namespace, data_type, first):
        """What makes a member; whether to keep it as __new_member__; whether it takes values."""
        create = namespace.get("__new__")
        save = first is not None and create is not None
        if isinstance(create, staticmethod):
            create = create.__func__
        if create is None:
            plain = {None, object.__new__, getattr(Enum, "__new__", None)}
            for attribute in ("__new_member__", "__new__"):
                for candidate in (data_type, first):
                    found = getattr(candidate, attribute, None)
                    if found not in plain:
                        create = found
                        break
                if create is not None:
                    break
            else:
                create = object.__new__
        use_args = not (first is None or create in (Enum.__new__, object.__new__))
        return create, save, use_args

    @staticmethod
    def _adopt_data_type(cls, plain, data_type, first):
        """__repr__, __str__ and __format__ of the data type, where the enumeration wants them."""
        if ReprEnum is not None and ReprEnum in cls.__bases__:
            if "__format__" not in plain:
                cls.__format__ = data_type.__format__
            if "__str__" not in plain:
                plain_text = data_type.__str__ == object.__str__
                cls.__str__ = data_type.__repr__ if plain_text else data_type.__str__
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name in plain or name in cls.__dict__:
                continue
            own = getattr(first, name)
            found = getattr(cls, name, None)
            if found in (getattr(data_type, name, None), getattr(object, name, None)) and \
                    found is not own:
                setattr(cls, name, own)
        if Flag is not None and issubclass(cls, Flag):
            for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__",
                         "__invert__"):
                if name not in plain:
                    setattr(cls, name, getattr(Flag, name))

    @staticmethod
    def _add_member(cls, name, value, create, use_args):
        args = value if isinstance(value, tuple) else (value,)
        if cls._member_type_ is tuple:
            args = (args,)
        made = create(cls, *args) if use_args else create(cls)
        if not hasattr(made, "_value_"):
            if cls._member_type_ is object:
                made._value_ = value
            else:
                try:
                    made._value_ = cls._member_type_(*args)
                except Exception as error:
                    raise TypeError("_value_ not set in __new__, unable to create it") from None
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*args)
        made._sort_order_ = len(cls._member_names_)
        known = cls._find_known(value)
        if known is not None:
            made = known
        elif Flag is None or not issubclass(cls, Flag) or not isinstance(value, int):
            cls._member_names_.append(name)
        elif _is_single_bit(value):
            cls._member_names_.append(name)
        if Flag is not None and issubclass(cls, Flag) and isinstance(value, int):
            cls._flag_mask_ |= value
            if _is_single_bit(value):
                cls._singles_mask_ |= value
            cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
        cls._publish(name, made)
        cls._member_map_[name] = made
        try:
            cls._value2member_map_.setdefault(value, made)
        except TypeError:
            if known is None:
                cls._unhashable_values_.append(value)

    def _find_known(cls, value):
        try:
            return cls._value2member_map_.get(value)
        except TypeError:
            for other in cls._member_map_.values():
                if other._value_ == value:
                    return other

    def _publish(cls, name, made):
        """Put the member on the class, unless a property of members answers for the name."""
        for base in cls.__mro__[1:]:
            found = base.__dict__.get(name)
            if isinstance(found, (property, _Dynamic)):
                return
        type.__setattr__(cls, name, made)

    @staticmethod
    def _set_new(cls, plain, save, create, first):
        if save:
            cls.__new_member__ = create
        cls.__new__ = Enum.__new__

    @staticmethod
    def _finish_flag(cls, first):
        cls._boundary_ = cls._boundary_ or getattr(first, "_boundary_", None) or STRICT
        order = sorted(cls._member_names_, key=lambda name: cls._member_map_[name]._value_)
        if [cls._member_map_[name]._value_ for name in cls._member_names_] != \
                [cls._member_map_[name]._value_ for name in order]:
            cls._iter_member_ = cls._iter_member_by_def_

    @staticmethod
    def _check_order(cls, order):
        order = order.replace(",", " ").split() if isinstance(order, str) else list(order)
        order = [name for name in order if name in cls._member_names_ or
                 name not in cls._member_map_]
        if order != cls._member_names_:
            raise TypeError("member order does not match _order_:\n  %r\n  %r" %
                            (cls._member_names_, order))

    # ---- a class of members as a container ----

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if names is None:
            return cls.__new__(cls, value)
        if module is None:
            module = sys._getframe(1).f_globals.get("__name__")
        return cls._create_(value, names, module, qualname, type, start, boundary)

    def _create_(cls, class_name, names, module, qualname, type, start, boundary):
        """The functional interface: Enum("Color", "RED GREEN")."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            last = []
            pairs = []
            for count, name in enumerate(names):
                value = namespace._generate(name, start, count, last[:])
                last.append(value)
                pairs.append((name, value))
            names = pairs
        for item in names if names is not None else ():
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value
        namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def __contains__(cls, value):
        if not isinstance(value, Enum):
            import warnings
            warnings.warn("in 3.12 __contains__ will no longer raise TypeError, but will return "
                          "True or\nFalse depending on whether the value is a member or the value "
                          "of a member", DeprecationWarning, stacklevel=2)
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" %
                            (type(value).__qualname__, cls.__class__.__qualname__))
        return isinstance(value, cls) and value._name_ in cls._member_map_

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @_property
    def __members__(cls):
        return _proxy(cls._member_map_)

    def __getattr__(cls, name):
        if _is_dunder(name) or name not in cls._member_map_:
            raise AttributeError(name)
        return cls._member_map_[name]

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("cannot reassign member %r" % (name,))
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, name))
        super().__delattr__(name)

    def __dir__(cls):
        interesting = ["__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__",
                       "__members__", "__module__", "__name__", "__qualname__",
                       "__init_subclass__"]
        if cls._new_member_ is not object.__new__:
            interesting.append("__new__")
        if cls._member_type_ is not object:
            interesting += dir(cls._member_type_)
        return sorted(set(interesting + cls._member_names_))

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return "<flag %r>" % cls.__name__
        return "<enum %r>" % cls.__name__


_proxy = type(type.__dict__)
EnumMeta = EnumType


class Enum(metaclass=EnumType):
    """The base of enumerations."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for found in cls._member_map_.values():
                if found._value_ == value:
                    return found
        problem, result = None, None
        try:
            result = cls._missing_(value)
        except Exception as error:
            problem = error
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and \
                isinstance(result, int):
            return result
        reason = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        if result is None and problem is None:
            raise reason
        if problem is None:
            problem = TypeError("error in %s._missing_: returned %r instead of None or a valid "
                                "member" % (cls.__name__, result))
        if not isinstance(problem, ValueError):
            problem.__context__ = reason
        raise problem

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        ordered = last_values
        try:
            ordered = sorted(last_values)
            if last_values[-1] == ordered[-1]:
                return ordered[-1] + 1
        except TypeError:
            pass
        import warnings
        warnings.warn("In 3.13 the default `auto()`/`_generate_next_value_` will require all "
                      "values to be sortable and support adding +1\nand the value returned will be "
                      "the largest value in the enum incremented by 1",
                      DeprecationWarning, stacklevel=3)
        for value in reversed(ordered):
            try:
                return value + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, show(self._value_))

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __dir__(self):
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
        if self.__class__._member_type_ is not object:
            names.update(object.__dir__(self))
        names.update(name for name in getattr(self, "__dict__", ()) if name[0] != "_")
        for cls in self.__class__.__mro__:
            for name, found in cls.__dict__.items():
                is_free = name not in self._member_map_ or isinstance(found, (property, _Dynamic))
                if name[0] != "_" and is_free:
                    names.add(name)
        return sorted(names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, protocol):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    name = property(lambda self: self._name_)
    value = property(lambda self: self._value_)


Enum._value_repr_ = None
Enum._generate_next_value_ = staticmethod(Enum.__dict__["_generate_next_value_"])

from _enum_flags import *
from _enum_flags import EJECT, KEEP, STRICT, CONFORM, ReprEnum, Flag, FlagBoundary
