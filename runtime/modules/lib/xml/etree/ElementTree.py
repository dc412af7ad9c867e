"""Trees of XML: reading at once or piece by piece, searching, changing, writing."""
import io
import sys

from _xml_element import PI, Comment, Element, ProcessingInstruction, QName, SubElement
from _xml_parser import ParseError, TreeBuilder, XMLParser, XMLPullParser
from _xml_write import namespace_map as _namespace_map
from _xml_write import register_namespace, serialize as _serialize

__all__ = ["Comment", "dump", "Element", "ElementTree", "fromstring", "fromstringlist", "indent",
           "iselement", "iterparse", "parse", "ParseError", "PI", "ProcessingInstruction", "QName",
           "SubElement", "tostring", "tostringlist", "TreeBuilder", "VERSION", "XML", "XMLID",
           "XMLParser", "XMLPullParser", "register_namespace"]
VERSION = "1.3.0"
_CHUNK_BYTES = 65536
_PIECES_MOST = 1024  # of text that are encoded at once


def iselement(element):
    return hasattr(element, "tag")


class ElementTree:
    """A document: its root, and how it is read and written."""

    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        """Reads a file, which is open or named."""
        opened = None
        if not hasattr(source, "read"):
            source = opened = open(source, "rb")
        try:
            parser = parser or XMLParser()
            while data := source.read(_CHUNK_BYTES):
                parser.feed(data)
            self._root = parser.close()
            return self._root
        finally:
            if opened is not None:
                opened.close()

    def iter(self, tag=None):
        return self._root.iter(tag)

    def _start_at(self, path):
        if path[:1] == "/":
            import warnings
            path = "." + path
            warnings.warn("This search is broken in 1.3 and earlier, and will be fixed in a future "
                          f"version.  If you rely on the current behaviour, change it to {path!r}",
                          FutureWarning, stacklevel=3)
        return path

    def find(self, path, namespaces=None):
        return self._root.find(self._start_at(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._start_at(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._start_at(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._start_at(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None,
              method=None, *, short_empty_elements=True):
        """Writes the document to a file, which is open or named."""
        method = method or "xml"
        if method not in ("xml", "html", "text"):
            raise ValueError(f"unknown method {method!r}")
        encoding = encoding or "us-ascii"
        opened = None
        if not hasattr(file_or_filename, "write"):
            is_text = encoding.lower() == "unicode"
            shown = "utf-8" if is_text else encoding
            opened = file_or_filename = open(file_or_filename, "w" if is_text else "wb",
                                             **({"encoding": shown} if is_text else {}))
        elif encoding.lower() == "unicode":
            shown = "utf-8"
        else:
            shown = encoding
        try:
            put, flush = _make_put(file_or_filename.write, encoding)
            is_needed = encoding.lower() not in ("utf-8", "us-ascii", "unicode")
            if method == "xml" and (xml_declaration or xml_declaration is None and is_needed):
                put(f"<?xml version='1.0' encoding='{shown}'?>\n")
            _serialize(self._root, put, method, default_namespace, short_empty_elements)
            flush()
        finally:
            if opened is not None:
                opened.close()


def _make_put(write, encoding):
    """Functions that write a piece of text to a file of text or of bytes, and what waits there."""
    if encoding.lower() == "unicode":
        return write, lambda: None
    # A mark of the order of bytes stands before the first piece only.
    has_mark = encoding.lower() in ("utf-16", "utf-32", "utf_16", "utf_32", "utf16", "utf32")
    is_first, pieces = True, []

    def flush():
        nonlocal is_first
        data = "".join(pieces).encode(encoding, "xmlcharrefreplace")
        pieces.clear()
        if has_mark and not is_first:
            data = data[4 if "32" in encoding else 2:]
        is_first = False
        write(data)

    def put(text):
        pieces.append(text)
        if len(pieces) == _PIECES_MOST:
            flush()
    return put, flush


# ---- reading ------------------------------------------------------------------------------------

def parse(source, parser=None):
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def XML(text, parser=None):
    """The element that a text is."""
    parser = parser or XMLParser(target=TreeBuilder())
    parser.feed(text)
    return parser.close()


fromstring = XML


def fromstringlist(sequence, parser=None):
    parser = parser or XMLParser(target=TreeBuilder())
    for text in sequence:
        parser.feed(text)
    return parser.close()


def XMLID(text, parser=None):
    """The element, and a dict of the elements below it by their attribute id."""
    tree = XML(text, parser)
    return tree, {element.get("id"): element for element in tree.iter() if element.get("id")}


class _IterParse:
    """The events of a file, which is read as they are asked for."""

    def __init__(self, source, events, parser):
        self._opened = None
        self._pull = XMLPullParser(events=events, _parser=parser)
        if not hasattr(source, "read"):
            source = self._opened = open(source, "rb")
        self.root = None
        self._events = self._walk(source)

    def _walk(self, source):
        try:
            while True:
                yield from self._pull.read_events()
                data = source.read(16 * 1024)
                if not data:
                    break
                self._pull.feed(data)
            root = self._pull._close_and_return_root()
            yield from self._pull.read_events()
            self.root = root
        finally:
            if self._opened is not None:
                self._opened.close()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._events)

    def __del__(self):
        if self._opened is not None:
            self._opened.close()


def iterparse(source, events=None, parser=None):
    """Pairs of an event and an element, by default of each that has ended."""
    return _IterParse(source, events, parser)


# ---- writing ------------------------------------------------------------------------------------

def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
             short_empty_elements=True):
    """Bytes; a str where the encoding is "unicode"."""
    stream = io.StringIO() if encoding == "unicode" else io.BytesIO()
    ElementTree(element).write(stream, encoding, xml_declaration=xml_declaration,
                               default_namespace=default_namespace, method=method,
                               short_empty_elements=short_empty_elements)
    return stream.getvalue()


def tostringlist(element, encoding=None, method=None, *, xml_declaration=None,
                 default_namespace=None, short_empty_elements=True):
    pieces = _Pieces()
    ElementTree(element).write(pieces, encoding, xml_declaration=xml_declaration,
                               default_namespace=default_namespace, method=method,
                               short_empty_elements=short_empty_elements)
    return list(pieces) if encoding == "unicode" else [b"".join(pieces)]


class _Pieces(list):
    write = list.append


def dump(elem):
    """Writes the element to standard output."""
    if not isinstance(elem, ElementTree):
        elem = ElementTree(elem)
    elem.write(sys.stdout, encoding="unicode")
    tail = elem.getroot().tail
    if not tail or tail[-1] != "\n":
        sys.stdout.write("\n")


def indent(tree, space="  ", level=0):
    """Puts white space where each element begins a line of its own."""
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")
    if len(tree):
        _indent_children(tree, space, "\n" + level * space)


def _indent_children(element, space, line):
    inner = line + space
    if not element.text or not element.text.strip():
        element.text = inner
    for child in element:
        if len(child):
            _indent_children(child, space, inner)
        if not child.tail or not child.tail.strip():
            child.tail = inner
    if not child.tail.strip():
        child.tail = line
