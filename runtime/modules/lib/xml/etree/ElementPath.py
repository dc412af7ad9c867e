"""The part of XPath that trees of elements understand."""
import re

_TOKEN = re.compile(r"""('[^']*'|"[^"]*")|(::|//?|\.\.|\(\)|!=|[/.*:\[\]()@=])|"""
                    r"""((?:\{[^}]+\})?[^/\[\]()@!=\s]+)|\s+""")
_cache = {}  # the steps of paths that were read
_STEPS_MOST = 100


def _qualify(name, namespaces):
    """The tag with the namespace that its prefix stands for."""
    if not name or name[0] == "{":
        return name
    prefix, colon, local = name.partition(":")
    if colon:
        if not namespaces or prefix not in namespaces:
            raise SyntaxError(f"prefix {prefix!r} not found in prefix map")
        return f"{{{namespaces[prefix]}}}{local}"
    default = (namespaces or {}).get("")
    return f"{{{default}}}{name}" if default else name


def _tokenize(path, namespaces):
    """Pairs of a sign and a name, one of them empty. Names of attributes have no default."""
    tokens, is_attribute = [], False
    for match in _TOKEN.finditer(path):
        text, sign, name = match.groups()
        if text is not None:
            tokens.append(("'", text[1:-1]))
        elif name:
            in_default = not is_attribute or ":" in name
            tokens.append(("", _qualify(name, namespaces) if in_default else name))
            is_attribute = False
        elif sign:
            tokens.append((sign, ""))
            is_attribute = sign == "@"
    return tokens


def _accepts(tag):
    """Whether an element fits a tag in which namespace or name may be a star."""
    if tag == "*":
        return lambda found: True
    if tag == "{*}*":
        return lambda found: isinstance(found, str)
    if tag == "{}*":
        return lambda found: isinstance(found, str) and found[0] != "{"
    if tag.startswith("{*}"):
        local, suffix = tag[3:], tag[2:]
        return lambda found: found == local or isinstance(found, str) and found.endswith(suffix) \
            and found[0] == "{"
    if tag.endswith("}*"):
        prefix = tag[:-1]
        return lambda found: isinstance(found, str) and found.startswith(prefix)
    if tag.startswith("{}"):
        tag = tag[2:]
    return lambda found: found == tag


class _Context:
    """The tree that is searched; parents are known once they are asked for."""

    def __init__(self, root):
        self.root = root
        self._parents = None

    def parents(self):
        if self._parents is None:
            self._parents = {child: parent for parent in self.root.iter() for child in parent}
        return self._parents


# Each step is a function of a context and elements that gives elements.

def _step_children(tag):
    accepts = _accepts(tag)
    return lambda context, found: (child for element in found for child in element
                                   if accepts(child.tag))


def _step_descendants(tag):
    accepts = _accepts(tag)

    def step(context, found):
        for element in found:
            for child in element.iter():
                if child is not element and accepts(child.tag):
                    yield child
    return step


def _step_self(context, found):
    return found


def _step_parents(context, found):
    parents, met = context.parents(), set()
    for element in found:
        if element in parents:
            parent = parents[element]
            if parent not in met:
                met.add(parent)
                yield parent


def _filtering(test):
    return lambda context, found: (element for element in found if test(element))


def _test_attribute(name, value, is_equal):
    if value is None:
        return _filtering(lambda element: element.get(name) is not None)
    if is_equal:
        return _filtering(lambda element: element.get(name) == value)
    return _filtering(lambda element: element.get(name) not in (None, value))


def _test_text(tag, value, is_equal):
    """That a child, or the element itself where the tag is ".", has that text."""
    def fits(element):
        return ("".join(element.itertext()) == value) == is_equal
    if tag == ".":
        return _filtering(fits)
    return _filtering(lambda element: any(fits(child) for child in element.iterfind(tag)))


def _test_place(index):
    """The place among those of the same tag below the same parent."""
    def step(context, found):
        parents = context.parents()
        for element in found:
            try:
                same = list(parents[element].findall(element.tag))
                if same[index] is element:
                    yield element
            except (IndexError, KeyError):
                pass
    return step


def _read_place(signature, values):
    if signature == "-":
        index = int(values[0]) - 1
        if index < 0:
            raise SyntaxError("XPath position >= 1 expected")
        return _test_place(index)
    if values[0] != "last":
        raise SyntaxError("unsupported function")
    if signature == "-()":
        return _test_place(-1)
    try:
        index = int(values[2]) - 1
    except ValueError:
        raise SyntaxError("unsupported expression") from None
    if index > -2:
        raise SyntaxError("XPath offset from last() must be negative")
    return _test_place(index)


def _read_predicate(tokens):
    """What stands between brackets, by the signs in it: - is a name."""
    signs, values = [], []
    while True:
        if not tokens:
            raise TypeError("'NoneType' object is not callable")
        sign, value = tokens.pop(0)
        if sign == "]":
            break
        signs.append(sign or "-")
        values.append(value)
    signature = "".join(signs)
    if signature == "@-":
        return _test_attribute(values[1], None, True)
    if signature in ("@-='", "@-!='"):
        return _test_attribute(values[1], values[-1], signature[2] == "=")
    is_number = values and re.fullmatch(r"-?\d+", values[0])
    if signature == "-" and not is_number:
        tag = values[0]
        return _filtering(lambda element: element.find(tag) is not None)
    if signature in (".='", ".!='") or signature in ("-='", "-!='") and not is_number:
        tag = "." if signature[0] == "." else values[0]
        return _test_text(tag, values[-1], signature[-2] == "=" and "!=" not in signature)
    if signature in ("-", "-()", "-()-"):
        return _read_place(signature, values)
    raise SyntaxError("invalid predicate")


def _read_step(tokens):
    sign, name = tokens.pop(0)
    if sign == "":
        return _step_children(name)
    if sign == "*":
        return _step_children("*")
    if sign == ".":
        return _step_self
    if sign == "..":
        return _step_parents
    if sign == "[":
        return _read_predicate(tokens)
    if sign == "//":
        if not tokens:
            return None
        sign, name = tokens.pop(0)
        if sign == "*":
            return _step_descendants("*")
        if sign:
            raise SyntaxError("invalid descendant")
        return _step_descendants(name)
    raise KeyError(sign)


def _read_path(path, namespaces):
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    tokens = _tokenize(path, namespaces)
    if not tokens:
        return None
    steps = []
    while tokens:
        step = _read_step(tokens)
        if step is None:
            return None
        steps.append(step)
        if tokens and tokens[0][0] == "/":
            tokens.pop(0)
            if not tokens:
                raise SyntaxError("invalid path")
    return steps


def iterfind(elem, path, namespaces=None):
    """The elements that a path leads to from an element."""
    if path[-1:] == "/":
        path += "*"
    key = path, tuple(sorted(namespaces.items())) if namespaces else None
    steps = _cache.get(key)
    if steps is None:
        if len(_cache) > _STEPS_MOST:
            _cache.clear()
        steps = _read_path(path, namespaces)
        if steps is None:
            return iter(())
        _cache[key] = steps
    found, context = [elem], _Context(elem)
    for step in steps:
        found = step(context, found)
    return iter(found)


def find(elem, path, namespaces=None):
    return next(iterfind(elem, path, namespaces), None)


def findall(elem, path, namespaces=None):
    return list(iterfind(elem, path, namespaces))


def findtext(elem, path, default=None, namespaces=None):
    found = next(iterfind(elem, path, namespaces), None)
    if found is None:
        return default
    return "" if found.text is None else found.text
