"""From elements to the text of XML."""
from _xml_element import Comment, ProcessingInstruction, QName

# Prefixes by which namespaces are known.
namespace_map = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_HTML_EMPTY = {"area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input",
               "isindex", "link", "meta", "param", "source", "track", "wbr"}


def register_namespace(prefix, uri):
    """The prefix by which a namespace is written from now on."""
    import re
    if re.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for known, name in list(namespace_map.items()):
        if known == uri or name == prefix:
            del namespace_map[known]
    namespace_map[uri] = prefix


def _refuse(text):
    raise TypeError(f"cannot serialize {text!r} (type {type(text).__name__})")


def escape_data(text):
    try:
        if "&" in text:
            text = text.replace("&", "&amp;")
        if "<" in text:
            text = text.replace("<", "&lt;")
        if ">" in text:
            text = text.replace(">", "&gt;")
        return text
    except (TypeError, AttributeError):
        _refuse(text)


def escape_attribute(text):
    text = escape_data(text)
    for character, name in (('"', "&quot;"), ("\r", "&#13;"), ("\n", "&#10;"), ("\t", "&#09;")):
        if character in text:
            text = text.replace(character, name)
    return text


def escape_html_attribute(text):
    try:
        return text.replace("&", "&amp;").replace(">", "&gt;").replace('"', "&quot;")
    except (TypeError, AttributeError):
        _refuse(text)


class _Names:
    """How tags and names of attributes are written, with the namespaces that this takes."""

    def __init__(self, element, default):
        self.written = {None: None}
        self.prefixes = {}  # of namespaces
        self.default = default
        if default:
            self.prefixes[default] = ""
        for node in element.iter():
            self.add_element(node)

    def add_element(self, node):
        tag = node.tag
        if tag in self.written:
            pass
        elif isinstance(tag, QName):
            self.add(tag.text)
        elif isinstance(tag, str):
            self.add(tag)
        elif tag is not None and tag is not Comment and tag is not ProcessingInstruction:
            _refuse(tag)
        for key, value in node._attrib.items() if node._attrib else ():
            self.add(key.text if isinstance(key, QName) else key)
            if isinstance(value, QName):
                self.add(value.text)
        if isinstance(node.text, QName):
            self.add(node.text.text)

    def add(self, name):
        if name in self.written:
            return
        try:
            if name[:1] == "{":
                uri, local = name[1:].rsplit("}", 1)
                prefix = self.prefixes.get(uri)
                if prefix is None:
                    prefix = namespace_map.get(uri) or f"ns{len(self.prefixes)}"
                    if prefix != "xml":
                        self.prefixes[uri] = prefix
                self.written[name] = f"{prefix}:{local}" if prefix else local
            elif self.default:
                raise ValueError("cannot use non-qualified names with default_namespace option")
            else:
                self.written[name] = name
        except TypeError:
            _refuse(name)


class _Writer:
    def __init__(self, write, names, writes_short):
        self.write, self.names, self.writes_short = write, names.written, writes_short
        self.namespaces = names.prefixes  # written with the first element

    def find_name(self, name):
        return self.names[name] if type(name) is str else \
            self.names[name.text if isinstance(name, QName) else name]

    def make_head(self, element, name, escape):
        """The beginning of a tag, up to its end."""
        head = "<" + name
        if self.namespaces:
            for uri, prefix in sorted(self.namespaces.items(), key=lambda item: item[1]):
                head += f' xmlns{":" + prefix if prefix else ""}="{escape_attribute(uri)}"'
            self.namespaces = {}
        for key, value in element._attrib.items() if element._attrib else ():
            value = self.names[value.text] if isinstance(value, QName) else escape(value)
            head += f' {self.find_name(key)}="{value}"'
        return head

    def write_special(self, element):
        """Whether it was a comment or an instruction."""
        if element.tag is Comment:
            self.write(f"<!--{element.text}-->")
        elif element.tag is ProcessingInstruction:
            self.write(f"<?{element.text}?>")
        else:
            return False
        return True

    def write_xml(self, element):
        if self.write_special(element):
            pass
        elif element.tag is None:
            self.write_inside(element)
        else:
            name = self.find_name(element.tag)
            head = self.make_head(element, name, escape_attribute)
            if element._children:
                self.write(head + ">")
                self.write_inside(element)
                self.write(f"</{name}>")
            elif element.text or not self.writes_short:
                self.write(f"{head}>{self.make_text(element.text)}</{name}>")
            else:
                self.write(head + " />")
        if element.tail:
            self.write(escape_data(element.tail))

    def make_text(self, text):
        if not text:
            return ""
        return self.names[text.text] if isinstance(text, QName) else escape_data(text)

    def write_inside(self, element):
        if element.text:
            self.write(self.make_text(element.text))
        for child in element:
            self.write_xml(child)

    def write_html(self, element):
        tag, text = element.tag, element.text
        name = None
        if not self.write_special(element) and tag is not None:
            name = self.find_name(tag)
            self.write(self.make_head(element, name, escape_html_attribute) + ">")
        if tag is not Comment and tag is not ProcessingInstruction:
            lower = name.lower() if name else ""
            if text:
                self.write(text if lower in ("script", "style") else escape_data(text))
            for child in element:
                self.write_html(child)
            if name and lower not in _HTML_EMPTY:
                self.write(f"</{name}>")
        if element.tail:
            self.write(escape_data(element.tail))


def serialize(element, write, method, default_namespace, short_empty_elements):
    """Hands the text to write, piece by piece."""
    if method == "text":
        for part in element.itertext():
            write(part)
        if element.tail:
            write(element.tail)
        return
    if method not in ("xml", "html"):
        raise ValueError(f"unknown method {method!r}")
    writer = _Writer(write, _Names(element, default_namespace), short_empty_elements)
    (writer.write_xml if method == "xml" else writer.write_html)(element)
