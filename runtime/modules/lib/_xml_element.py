"""The nodes of trees of XML."""
__name__ = "xml.etree.ElementTree"  # where the classes say that they come from


def _check(value, place=None):
    if isinstance(value, Element):
        return
    found = "None" if value is None and place else type(value).__name__
    if place:
        raise TypeError(f"{place} must be {Element.__module__}.Element, not {found}")
    raise TypeError(f'expected an Element, not "{found}"')


def _check_sequence(values):
    try:
        return list(values)
    except TypeError:
        raise TypeError(f'expected sequence, not "{type(values).__name__}"') from None


def _is_tag(path):
    """Whether a path is the tag of a child and no more."""
    if not isinstance(path, str):
        return False
    if path[:1] == "{":
        namespace, _, path = path[1:].partition("}")
        if namespace in ("", "*"):
            return False
    return path.isidentifier() or not any(sign in path for sign in "/*[@.")


class Element:
    """A tag with attributes, text before its children, children, and text behind it."""
    # Most elements have no attributes or no children: then there is no dict, or no list.
    __slots__ = ("tag", "text", "tail", "_attrib", "_children", "__weakref__")

    def __init__(self, tag, /, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError(f"Element() argument 2 must be dict, not {type(attrib).__name__}")
        self.tag = tag
        self.text = self.tail = self._children = None
        self._attrib = {**attrib, **extra} if attrib or extra else None

    @property
    def attrib(self):
        """A dict: name to value."""
        if self._attrib is None:
            self._attrib = {}
        return self._attrib

    @attrib.setter
    def attrib(self, value):
        if not isinstance(value, dict):
            raise TypeError(f"attrib must be dict, not {type(value).__name__}")
        self._attrib = value

    def __repr__(self):
        return f"<Element {self.tag!r} at {id(self):#x}>"

    def makeelement(self, tag, attrib, /):
        return Element(tag, attrib)

    # ---- copies ---------------------------------------------------------------------------------

    def __copy__(self):
        copy = self.makeelement(self.tag, self._attrib or {})
        copy.text, copy.tail = self.text, self.tail
        if self._children:
            copy._children = list(self._children)
        return copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        copy = Element(deepcopy(self.tag, memo), deepcopy(self._attrib or {}, memo))
        memo[id(self)] = copy
        copy.text, copy.tail = deepcopy(self.text, memo), deepcopy(self.tail, memo)
        if self._children:
            copy._children = [deepcopy(child, memo) for child in self._children]
        return copy

    def __reduce__(self):
        return type(self), (self.tag,), self.__getstate__()

    def __getstate__(self):
        return {"tag": self.tag, "_children": list(self._children or ()), "attrib": self.attrib,
                "text": self.text, "tail": self.tail}

    def __setstate__(self, state):
        if not isinstance(state, dict):
            raise TypeError(f'Don\'t know how to unpickle "{state!r:.200}" as an Element')
        self.tag, self.text, self.tail = state["tag"], state.get("text"), state.get("tail")
        self._attrib = state.get("attrib") or None
        self._children = list(state.get("_children", ())) or None

    # ---- children -------------------------------------------------------------------------------

    def __len__(self):
        return len(self._children) if self._children else 0

    def __iter__(self):
        return iter(self._children or ())

    def __getitem__(self, index):
        if isinstance(index, slice):
            return (self._children or [])[index]
        return (self._children or [])[self._find_place(index, "child index out of range")]

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            values = _check_sequence(value)
            for item in values:
                _check(item)
            if self._children is None:
                self._children = []
            self._children[index] = values
            return
        place = self._find_place(index, "child assignment index out of range")
        _check(value)
        self._children[place] = value

    def __delitem__(self, index):
        if isinstance(index, slice):
            del (self._children or [])[index]
        else:
            del self._children[self._find_place(index, "child assignment index out of range")]

    def _find_place(self, index, message):
        if not hasattr(index, "__index__"):
            raise TypeError("element indices must be integers")
        place = index.__index__()
        count = len(self)
        if not -count <= place < count:
            raise IndexError(message)
        return place

    def append(self, subelement, /):
        if not isinstance(subelement, Element):
            _check(subelement, "append() argument")
        if self._children is None:
            self._children = [subelement]
        else:
            self._children.append(subelement)

    def extend(self, elements, /):
        for element in _check_sequence(elements):
            _check(element)
            self.append(element)

    def insert(self, index, subelement, /):
        _check(subelement, "insert() argument 2")
        if self._children is None:
            self._children = []
        self._children.insert(index, subelement)

    def remove(self, subelement, /):
        _check(subelement, "remove() argument")
        for i, child in enumerate(self._children or ()):
            if child is subelement or child == subelement:
                del self._children[i]
                return
        raise ValueError("list.remove(x): x not in list")

    def clear(self):
        self._attrib = self._children = self.text = self.tail = None

    # ---- attributes -----------------------------------------------------------------------------

    def get(self, key, default=None):
        return self._attrib.get(key, default) if self._attrib else default

    def set(self, key, value, /):
        self.attrib[key] = value

    def keys(self):
        return list(self._attrib or ())

    def items(self):
        return list(self._attrib.items()) if self._attrib else []

    # ---- looking --------------------------------------------------------------------------------

    def find(self, path, namespaces=None):
        if namespaces is None and _is_tag(path):
            return next((child for child in self._children or () if child.tag == path), None)
        from xml.etree import ElementPath
        return ElementPath.find(self, path, namespaces)

    def findtext(self, path, default=None, namespaces=None):
        if namespaces is None and _is_tag(path):
            found = self.find(path)
            return default if found is None else "" if found.text is None else found.text
        from xml.etree import ElementPath
        return ElementPath.findtext(self, path, default, namespaces)

    def findall(self, path, namespaces=None):
        if namespaces is None and _is_tag(path):
            return [child for child in self._children or () if child.tag == path]
        from xml.etree import ElementPath
        return ElementPath.findall(self, path, namespaces)

    def iterfind(self, path, namespaces=None):
        from xml.etree import ElementPath
        return ElementPath.iterfind(self, path, namespaces)

    def iter(self, tag=None):
        """This element and all below it, those of a tag if one is given, in order of the text."""
        if tag == "*":
            tag = None
        if tag is None or self.tag == tag:
            yield self
        # Lists may change meanwhile: each is gone through as it is then.
        waiting, children = [], iter(self._children or ())
        while True:
            for child in children:
                if tag is None or child.tag == tag:
                    yield child
                if child._children:
                    waiting.append(children)
                    children = iter(child._children)
                    break
            else:
                if not waiting:
                    return
                children = waiting.pop()

    def itertext(self):
        """The texts of this element and of all below it, in order."""
        if self.text:
            yield self.text
        waiting = [(self, iter(self._children or ()))]
        while waiting:
            element, children = waiting[-1]
            for child in children:
                if child.text:
                    yield child.text
                waiting.append((child, iter(child._children or ())))
                break
            else:
                waiting.pop()
                if waiting and element.tail:
                    yield element.tail


def SubElement(parent, tag, /, attrib={}, **extra):
    """A new element, the last child of another."""
    _check(parent, "SubElement() argument 1")
    if not isinstance(attrib, dict):
        raise TypeError(f"SubElement() argument 3 must be dict, not {type(attrib).__name__}")
    element = parent.makeelement(tag, {**attrib, **extra})
    parent.append(element)
    return element


def Comment(text=None):
    """An element that is written as a comment."""
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    """An element that is written as a processing instruction."""
    element = Element(ProcessingInstruction)
    element.text = target if not text else f"{target} {text}"
    return element


PI = ProcessingInstruction


class QName:
    """A name with its namespace, for values of attributes and tags."""

    def __init__(self, text_or_uri, tag=None):
        self.text = f"{{{text_or_uri}}}{tag}" if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<{type(self).__name__} {self.text!r}>"

    def __hash__(self):
        return hash(self.text)

    def _compare(name):
        def compare(self, other):
            text = other.text if isinstance(other, QName) else other
            return getattr(self.text, name)(text)
        return compare

    __eq__, __lt__, __le__ = _compare("__eq__"), _compare("__lt__"), _compare("__le__")
    __gt__, __ge__ = _compare("__gt__"), _compare("__ge__")
    del _compare
