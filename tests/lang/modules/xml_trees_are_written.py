"""Elements to text: escapes, namespaces, encodings, methods, indentation."""
import io
import os
import tempfile
import xml.etree.ElementTree as ET

root = ET.Element("r", {"a": "<\"&'>\n\t", "b": "\u00e9\u20ac"})
root.text = "x < y & z > \u20ac"
ET.SubElement(root, "empty").tail = "tail &"
ET.SubElement(root, "full").text = "t"
root.append(ET.Comment(" note "))
root.append(ET.PI("run", "it"))
for encoding in (None, "unicode", "utf-8", "iso-8859-1", "us-ascii", "utf-16"):
    print(encoding, ET.tostring(root, encoding))
print(ET.tostring(root, xml_declaration=True), ET.tostring(root, "utf-8", xml_declaration=False))
print(ET.tostring(root, "unicode", short_empty_elements=False))
print(ET.tostring(root, "unicode", method="html"), ET.tostring(root, "unicode", method="text"))
page = ET.fromstring("<html><br/><script>a &lt; b</script><p class='x'>a &lt; b<img/></p></html>")
print(ET.tostring(page, method="html"))

spaced = ET.fromstring('<a xmlns="urn:one" xmlns:t="urn:two" t:x="1"><t:b/><c y="2"/></a>')
print(spaced.tag, spaced.attrib, [child.tag for child in spaced])
print(ET.tostring(spaced))
ET.register_namespace("two", "urn:two")
print(ET.tostring(spaced))
print(ET.tostring(ET.fromstring('<a xmlns="urn:one"><b/></a>'), default_namespace="urn:one"))
named = ET.Element(ET.QName("urn:q", "tag"), {ET.QName("urn:q", "key"): ET.QName("urn:v", "value")})
print(ET.tostring(named), ET.QName("u", "t"), repr(ET.QName("t")), ET.QName("t") == "t",
      ET.QName("a") < ET.QName("b"))
for action in (lambda: ET.register_namespace("ns1", "urn:x"),
               lambda: ET.tostring(root, method="csv"), lambda: ET.tostring(ET.Element(1)),
               lambda: ET.tostring(ET.Element("a", {"b": 1})),
               lambda: ET.tostring(root, default_namespace="urn:x"),
               lambda: ET.indent(root, level=-1)):
    try:
        print(action())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
number = ET.Element("a")
number.text = 5
try:
    ET.tostring(number)
except TypeError as error:
    print(error)

tree = ET.ElementTree(ET.fromstring("<a><b><c/><d>x</d> </b><e/>kept<f>\n</f></a>"))
ET.indent(tree)
print(ET.tostring(tree.getroot(), "unicode"))
ET.indent(tree, space="\t", level=1)
print(repr(ET.tostring(tree.getroot(), "unicode")))
ET.dump(tree)
ET.dump(ET.Element("z"))

path = os.path.join(tempfile.mkdtemp(), "tree.xml")
tree.write(path, encoding="utf-8", xml_declaration=True)
with open(path, "rb") as file:
    print(file.read())
again = ET.parse(path)
print(again.getroot().tag, again.find("b/d").text, again.findtext("e"), len(again.findall(".//*")),
      [element.tag for element in again.iter()], next(again.iterfind("b")).tag)
with open(path) as file:
    print(ET.ElementTree(file=file).getroot().tag)
again.write(path, encoding="unicode")
with open(path) as file:
    print(file.read() == ET.tostring(again.getroot(), "unicode"))
stream = io.BytesIO()
ET.ElementTree(spaced).write(stream, "utf-8", xml_declaration=True)
print(stream.getvalue())
print(ET.tostringlist(number.makeelement("x", {}), "utf-8"))
os.remove(path)
