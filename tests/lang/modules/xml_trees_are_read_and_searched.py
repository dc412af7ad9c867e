"""Elements: what they hold, how they change, paths, copies."""
import copy
import pickle
import weakref
import xml.etree.ElementTree as ET
from xml.etree import ElementPath

TEXT = """<?xml version="1.0"?>
<!DOCTYPE library [<!ENTITY who "Ann &amp; Bob">]>
<library xmlns:x="urn:x" xmlns="">
  <!-- left out -->
  <book id="1" lang="en"><title>One</title><year>1999</year> tail </book>
  <book id="2"><title>Two <i>and</i> more</title><year>2001</year></book>
  <x:book id="3" x:lang="de"><title>&who; &#228; &lt;</title></x:book>
  <shelf><book id="4"><title>One</title></book><book id="5"/></shelf><?run it?>
</library>"""
root = ET.fromstring(TEXT)
print(root.tag, len(root), [child.tag for child in root], root.attrib, repr(root.text), root.tail)
for book in root.iter("book"):
    print(book.attrib, book.get("lang"), book.get("none", 0), sorted(book.keys()),
          [(part.tag, part.text, part.tail) for part in book])
print(root[2].attrib, root[2][0].text, list(root.itertext())[:6], root[-1][0].items())
print([element.tag for element in root.iter()], len(list(root.iter("*"))))
for path in ("book", "*", ".", "./book/title", ".//title", "book[1]", "book[last()]",
             "book[last()-1]", "book[@lang]", "book[@id='2']", "book[@id!='2']", "book[title]",
             "book[title='One']", "book[title!='One']", ".//title[.='Two and more']", ".//book[year]",
             "{urn:x}book", "{*}book", "{urn:x}*", "{}book", "book/..", ".//year/../title",
             "shelf/*", "shelf//title", "missing", "book//", ".//*[@id]/title", "book[@id='1'][year]",
             "*[2]"):
    print(path, [(found.tag, found.get("id"), found.text) for found in root.findall(path)])
spaces = {"x": "urn:x", "": "urn:none"}
print(root.find("x:book", spaces).attrib, root.find("book", spaces), root.findtext("book/title"),
      root.findtext("book/none", "default"), root.findtext("shelf/book[2]"), root.find("none"),
      next(root.iterfind("shelf/book")).attrib)
for path in ("/book", "a[0]", "a[-1]", "a[foo()]", "a[last()+1]", "a[last()-b]", "a[b=c]", "a[b]/",
             "./x:a"):
    try:
        print(path, root.findall(path))
    except SyntaxError as error:
        print(path, error)
print(ElementPath.findall(root, "book")[0] is root[0], ET.iselement(root), ET.iselement(1))

a = ET.Element("a", {"k": "v"}, other="w")
b, c = ET.SubElement(a, "b"), ET.SubElement(a, "c", {"n": "1"}, m="2")
a.extend([ET.Element("d"), ET.Element("e")])
a.insert(1, ET.Element("between"))
print([e.tag for e in a], [e.tag for e in a[1:3]], a[-1].tag, a.attrib, c.attrib, b in a, bool(b))
a.remove(b)
del a[0], a[-1:]
a[0] = ET.Element("first")
a[1:] = [ET.Element("second"), b]
a.set("k", "changed")
print([e.tag for e in a], a.items(), a.makeelement("made", {"x": "y"}).attrib, list(reversed(a))[0].tag)
for child in a.iter():
    child.text = child.tag
for copied in (copy.copy(a), copy.deepcopy(a), pickle.loads(pickle.dumps(a))):
    print(copied.tag, copied.attrib, copied[0] is a[0], ET.tostring(copied), copied == a)
for action in (lambda: a.append("text"), lambda: a.insert(0, None), lambda: a.extend([1]),
               lambda: a.extend(1), lambda: a.__setitem__(0, 1), lambda: a.remove(ET.Element("z")),
               lambda: a[9], lambda: a["x"], lambda: a.__delitem__(9), lambda: ET.Element("a", 1),
               lambda: ET.SubElement(1, "a"), lambda: setattr(a, "attrib", 1),
               lambda: a.remove(1)):
    try:
        print(action())
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
try:
    a.unknown = 1
except AttributeError:
    print("no other attributes")
a.clear()
print(len(a), a.attrib, a.text, hasattr(a, "__dict__"))
parent = ET.Element("p")
alive = weakref.ref(ET.SubElement(parent, "child"))
print(alive() is parent[0])
parent.clear()
print(alive())

for text in ("<a>", "", "<a></b>", "<a/><b/>", "<a b=1/>", "<a>&none;</a>", "<a>\n <", "text",
             '<!DOCTYPE a SYSTEM "x"><a>&none;</a>', "<a b='1' b='2'/>", "<a><b></a>"):
    try:
        ET.fromstring(text)
    except ET.ParseError as error:
        print(repr(text), error.code, error.position, error, isinstance(error, SyntaxError))
tree, ids = ET.XMLID("<a><b id='x'/><c id='y'/></a>")
print(sorted(ids), ids["x"] is tree[0], ET.fromstringlist(["<a>", "<b/>", "</a>"])[0].tag)
print(ET.fromstring("<a>\u00e9\u20ac</a>").text, ET.fromstring(b"<a>\xc3\xa9</a>").text,
      ET.fromstring(b"<?xml version='1.0' encoding='iso-8859-1'?><a>\xe9</a>").text,
      ET.fromstring("<?xml version='1.0' encoding='iso-8859-1'?><a>\u20ac</a>").text)
