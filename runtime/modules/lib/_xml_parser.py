"""From the text of XML to elements, at once or piece by piece."""
import _expat
from _xml_element import Comment, Element, ProcessingInstruction

__name__ = "xml.etree.ElementTree"  # where the classes say that they come from


class ParseError(SyntaxError):
    """The text is no XML. `code` is expat's, `position` line and column."""


def _fail(code, message, line, column):
    error = ParseError(f"{message}: line {line}, column {column}")
    error.code, error.position = code, (line, column)
    raise error


class TreeBuilder:
    """Makes a tree of what a parser tells."""
    __slots__ = ("_factory", "_comment_factory", "_pi_factory", "_keeps_comments", "_keeps_pis",
                 "_data", "_open", "_last", "_is_behind", "_root", "_tells", "__weakref__",
                 "__dict__")

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None,
                 insert_comments=False, insert_pis=False):
        self._factory = element_factory
        self._comment_factory = comment_factory or Comment
        self._pi_factory = pi_factory or ProcessingInstruction
        self._keeps_comments, self._keeps_pis = insert_comments, insert_pis
        self._data = []
        self._open = []  # elements whose end has not come
        self._last = None  # where text goes, behind it if its end has come
        self._is_behind = False
        self._root = None
        self._tells = {}  # event to the function that is told, in a pull parser

    def close(self):
        """The root."""
        return self._root

    def data(self, data, /):
        self._data.append(data)

    def _flush(self):
        """Gives text that came to the element before it."""
        data = self._data
        if not data:
            return
        last = self._last
        if last is not None:
            text = data[0] if len(data) == 1 else "".join(data)
            if self._is_behind:
                last.tail = text if last.tail is None else last.tail + text
            else:
                last.text = text if last.text is None else last.text + text
        data.clear()

    def start(self, tag, attrs, /):
        if not isinstance(attrs, dict):
            raise TypeError(f"start() argument 2 must be dict, not {type(attrs).__name__}")
        return self._start(tag, attrs)

    def _start(self, tag, attrs):
        """The same for a parser: no attributes may be None."""
        if self._data:
            self._flush()
        if self._factory is None:
            element = Element(tag)
            element._attrib = attrs or None
        else:
            element = self._factory(tag, {} if attrs is None else attrs)
        self._add(element)
        self._open.append(element)
        self._last = element
        self._is_behind = False
        if "start" in self._tells:
            self._tells["start"](("start", element))
        return element

    def _add(self, element):
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element

    def end(self, tag, /):
        if self._data:
            self._flush()
        if not self._open:
            raise IndexError("pop from empty stack")
        self._last = self._open.pop()
        self._is_behind = True
        if "end" in self._tells:
            self._tells["end"](("end", self._last))
        return self._last

    def comment(self, text, /):
        return self._meet(self._comment_factory(text), self._keeps_comments, "comment")

    def pi(self, target, text=None, /):
        return self._meet(self._pi_factory(target, text), self._keeps_pis, "pi")

    def _meet(self, element, is_kept, event):
        self._flush() if is_kept else None
        if is_kept:
            if self._open:
                self._open[-1].append(element)
            self._last = element
            self._is_behind = True
        if event in self._tells:
            self._tells[event]((event, element))
        return element


def _decode_all(encoding):
    """The characters of the 256 bytes in an encoding of one byte each."""
    return bytes(range(256)).decode(encoding, "replace")


def _make_entity_handler(entity):
    def handle(name, line, column):
        if name in entity:
            return entity[name]
        _fail(11, f"undefined entity &{name};", line, column)
    return handle


class XMLParser:
    """Tells a target, which makes a tree if it is none other, of the XML that it is fed."""
    __slots__ = ("target", "entity", "version", "_expat", "_close", "__weakref__",
                 "__dict__")

    def __init__(self, *, target=None, encoding=None):
        self.version = _expat.version
        self.target = TreeBuilder() if target is None else target
        self.entity = {}
        self._make(encoding)

    def _make(self, encoding, events=()):
        target = self.target
        is_builder = type(target) is TreeBuilder
        names = ["start", "end", "data", "comment", "pi", "start_ns", "end_ns", "doctype"]
        handlers = [getattr(target, name, None) for name in names]
        if is_builder:
            handlers[0] = target._start
            # Comments that nobody keeps or hears of are not made.
            for i, event, is_kept in ((3, "comment", target._keeps_comments),
                                      (4, "pi", target._keeps_pis)):
                if not is_kept and event not in target._tells:
                    handlers[i] = None
            tells = target._tells
            if "start-ns" in tells:
                tell = tells["start-ns"]
                handlers[5] = lambda prefix, uri: tell(("start-ns", (prefix, uri)))
            if "end-ns" in tells:
                tell_end = tells["end-ns"]
                handlers[6] = lambda prefix: tell_end(("end-ns", None))
        self._close = getattr(target, "close", None)
        handlers += [_make_entity_handler(self.entity), _decode_all]
        self._expat = _expat.parser(encoding, is_builder, tuple(handlers))

    def _feed(self, data, is_last):
        problem = self._expat.feed(data, is_last)
        if problem is not None:
            _fail(*problem)

    def feed(self, data, /):
        self._feed(data, False)

    def close(self):
        """The end of the text: what the target's close gives."""
        self._feed(b"", True)
        return None if self._close is None else self._close()


class XMLPullParser:
    """Events of the elements that are complete so far."""

    def __init__(self, events=None, *, _parser=None):
        from collections import deque
        self._events_queue = deque()
        self._parser = _parser or XMLParser(target=TreeBuilder())
        tells = self._parser.target._tells
        for event in ("end",) if events is None else events:
            if event not in ("start", "end", "start-ns", "end-ns", "comment", "pi"):
                raise ValueError(f"unknown event {event!r}")
            tells[event] = self._events_queue.append
        self._parser._make(None)

    def feed(self, data):
        if self._parser is None:
            raise ValueError("feed() called after end of stream")
        if data:
            try:
                self._parser.feed(data)
            except SyntaxError as error:
                self._events_queue.append(error)

    def _close_and_return_root(self):
        root = self._parser.close()
        self._parser = None
        return root

    def close(self):
        self._close_and_return_root()

    def read_events(self):
        """The events that came, each once; an error is raised in its place."""
        events = self._events_queue
        while events:
            event = events.popleft()
            if isinstance(event, Exception):
                raise event
            yield event

    def flush(self):
        if self._parser is None:
            raise ValueError("flush() called after end of stream")
