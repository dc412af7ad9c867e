"""Events of elements while a document is read, targets of one's own, builders."""
import gc
import io
import weakref
import xml.etree.ElementTree as ET

DOCUMENT = b"""<log xmlns:n="urn:n"><!--c-->
<entry id="1">first</entry>
<n:entry id="2">second <b>bold</b></n:entry><?do it?>
</log>"""
for events in (None, ("start", "end"), ("start-ns", "end-ns"), ("comment", "pi", "end")):
    found = []
    for event, what in ET.iterparse(io.BytesIO(DOCUMENT), events):
        found.append((event, what if event.endswith("ns") else
                      (what.tag if isinstance(what.tag, str) else what.text)))
    print(events, found)

reader = ET.iterparse(io.BytesIO(DOCUMENT))
print(reader.root, [element.tag for _, element in reader], reader.root.tag)


# What is cleared dies while the file is still read.
class Counting:
    def __init__(self, count):
        self.pieces = iter([b"<log>"] + [b"<entry><text>%d</text></entry>" % i for i in range(count)]
                           + [b"</log>"])

    def read(self, size=-1):
        return next(self.pieces, b"")


gc.disable()
watched, alive_at_most = [], 0
for event, element in ET.iterparse(Counting(200)):
    if element.tag == "entry":
        watched.append(weakref.ref(element[0]))
        element.clear()
        alive_at_most = max(alive_at_most, sum(watch() is not None for watch in watched))
print(len(watched), alive_at_most <= 1)
gc.enable()

pull = ET.XMLPullParser(["start", "end"])
for piece in ("<a><b", ">te", "xt</b><c/>", "</a>"):
    pull.feed(piece)
    print(repr(piece), [(event, element.tag, element.text) for event, element in pull.read_events()])
pull.close()
print(list(pull.read_events()))
try:
    pull.feed("more")
except ValueError as error:
    print(error)
pull = ET.XMLPullParser()
pull.feed("<a><b></a>")
try:
    list(pull.read_events())
except ET.ParseError as error:
    print(error)
for events in (["bogus"], ["start", "over"]):
    try:
        ET.XMLPullParser(events)
    except ValueError as error:
        print(error)


class Target:
    def __init__(self):
        self.seen = []

    def start(self, tag, attributes):
        self.seen.append(("start", tag, attributes))

    def end(self, tag):
        self.seen.append(("end", tag))

    def data(self, data):
        self.seen.append(("data", data))

    def comment(self, text):
        self.seen.append(("comment", text))

    def pi(self, target, data):
        self.seen.append(("pi", target, data))

    def start_ns(self, prefix, uri):
        self.seen.append(("start-ns", prefix, uri))

    def end_ns(self, prefix):
        self.seen.append(("end-ns", prefix))

    def doctype(self, name, public, system):
        self.seen.append(("doctype", name, public, system))

    def close(self):
        return self.seen


parser = ET.XMLParser(target=Target())
parser.feed('<!DOCTYPE a PUBLIC "p" "s">')
parser.feed(DOCUMENT)
for line in parser.close():
    print(line)


class Failing:
    def start(self, tag, attributes):
        raise KeyError(tag)


try:
    ET.fromstring("<a><b/></a>", ET.XMLParser(target=Failing()))
except KeyError as error:
    print("failed", error)
parser = ET.XMLParser(target=object())
parser.feed("<a/>")
print(parser.close())

parser = ET.XMLParser()
parser.entity["name"] = "a value"
parser.feed('<!DOCTYPE a SYSTEM "x"><a>&name;!</a>')
print(parser.close().text, parser.version.split()[0])
for data in ("<a>", 5, b"<a>\xff</a>"):
    parser = ET.XMLParser()
    try:
        parser.feed(data)
        parser.close()
    except (ET.ParseError, TypeError) as error:
        print(type(error).__name__, error)

builder = ET.TreeBuilder(insert_comments=True, insert_pis=True)
builder.start("root", {"k": "v"})
builder.data("te")
builder.data("xt")
builder.comment("note")
builder.pi("do", "it")
builder.start("child", {})
builder.end("child")
builder.data("tail")
builder.end("root")
print(ET.tostring(builder.close()))
kept = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True, insert_pis=True))
kept.feed(DOCUMENT)
print(ET.tostring(kept.close()))


class Node(ET.Element):
    def shout(self):
        return self.tag.upper()


made = ET.XMLParser(target=ET.TreeBuilder(element_factory=Node))
made.feed("<a><b>c</b></a>")
root = made.close()
print(type(root).__name__, root[0].shout(), root[0].text)
