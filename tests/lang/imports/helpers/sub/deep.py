from ..  import package_value as parent_value
from ..plain import double
from . import name as package_name
name = "deep"
