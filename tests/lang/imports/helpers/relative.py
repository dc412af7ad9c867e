from . import plain
from .plain import value
from .sub import deep
from .sub.deep import name, parent_value
collected = (plain.value, value, deep.name, name, parent_value)
