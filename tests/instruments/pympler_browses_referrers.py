# Trees of referrers, as pympler's refbrowser draws them.
import io
import os
import tempfile
from pympler import refbrowser
from pympler.refbrowser import ConsoleBrowser, FileBrowser, InteractiveBrowser, StreamBrowser


class Holder:
    def __init__(self, item):
        self.item = item


def kind(obj):
    return "globals" if obj is globals() else type(obj).__name__


def shape(node):
    """The tree with children in order of their texts, as referrers come in none."""
    if isinstance(node, str):
        return node.split(" (")[0] + " again" * ("already included, id" in node)
    below = sorted(map(shape, node.children), key=str)
    return (str(node), below) if below else str(node)


def make():
    item = ["item"]
    middle = Holder(item)
    pair = (middle, item)
    return item, {"pair": pair}


item, outer = make()
tree = ConsoleBrowser(item, maxdepth=2, str_func=kind).get_tree()
print(tree.o is item, shape(tree))
print(shape(ConsoleBrowser(item, maxdepth=0).get_tree()))
once = refbrowser.RefBrowser(item, 3, kind, repeat=False)
print(str(shape(once.get_tree())).count("tuple again"), shape(once.get_tree()) == shape(once.get_tree()))
ring = []
ring.append(ring)
alone = refbrowser.RefBrowser(ring, maxdepth=2, str_func=kind)
alone.ignore.append(globals())
print(shape(alone.get_tree()))


# What is drawn, from trees whose order is known.
def node(text, *children):
    made = refbrowser._Node(text)
    made.children = list(children)
    return made


class Drawn(StreamBrowser):
    pass


def draw(tree, browser=Drawn):
    stream = io.StringIO()
    browser(None, stream=stream).print_tree(tree)
    return stream.getvalue()


print(draw(node("alone")), end="")
print(draw(node("a", node("b", node("c")))), end="")
whole = node("root", node("one", node("x", node("deep"), "text (again)"), node("y")), node("two"),
             node("three", node("p"), node("q")))
print(draw(whole), end="")
Drawn.hline, Drawn.cross, Drawn.vline = "=", "#", "!"
print(draw(whole), end="")

path = os.path.join(tempfile.mkdtemp(), "tree.txt")
files = FileBrowser(item, str_func=kind)
files.print_tree(path, node("a", node("b"), node("c")))
with open(path) as file:
    print(file.read(), end="")
print(files.stream)
files.print_tree(path)
with open(path) as file:
    print(file.readline().startswith("list-"))
os.remove(path)
os.rmdir(os.path.dirname(path))
ConsoleBrowser(None).print_tree(node("to", node("the console")))
try:
    InteractiveBrowser(item)
except ImportError as error:
    print(error)
