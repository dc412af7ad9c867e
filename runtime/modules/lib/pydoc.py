"""What help() shows: texts about objects, made of docstrings and signatures."""
import builtins
import inspect
import keyword
import sys
from _pydoc_class import get_doc
from _pydoc_text import document

__all__ = ["help", "Helper", "render_doc", "doc", "getdoc", "locate", "plain", "pager"]
_INTRO = """
Welcome to Python {0}'s help utility!

If this is your first time using Python, you should definitely check out
the tutorial on the internet at https://docs.python.org/{0}/tutorial/.

Enter the name of any module, keyword, or topic to get help on writing
Python programs and using Python modules.  To quit this help utility and
return to the interpreter, just type "quit".

To get a list of available modules, keywords, symbols, or topics, type
"modules", "keywords", "symbols", or "topics".  Each module also comes
with a one-line summary of what it does; to list the modules whose name
or summary contain a given string such as "spam", type "modules spam".
""".format("%d.%d" % sys.version_info[:2])
_LEAVE = """
You are now leaving help and returning to the Python interpreter.
If you want to ask for help on a particular object directly from the
interpreter, you can type "help(object)".  Executing "help('string')"
has the same effect as typing a particular string at the help> prompt.
"""
_KEYWORDS = """
Here is a list of the Python keywords.  Enter any keyword to get more help.
"""
getdoc = get_doc


class ErrorDuringImport(Exception):
    """A module that help was asked of cannot be imported."""


def plain(text):
    """The text without what makes letters bold."""
    while "\b" in text:
        at = text.index("\b")
        text = text[:max(0, at - 1)] + text[at + 1:]
    return text


def pager(text):
    sys.stdout.write(plain(text))


def locate(path, forceload=0):
    """The object of that dotted name: a module, what stands in one, or a built-in; or None."""
    parts = [part for part in path.split(".") if part]
    module, used = None, 0
    while used < len(parts):
        name = ".".join(parts[:used + 1])
        try:
            __import__(name)
        except ImportError:
            break
        except Exception as error:
            raise ErrorDuringImport("problem in %s - %s: %s" % (
                name, type(error).__name__, error)) from error
        module, used = sys.modules[name], used + 1
    object = module or builtins
    for part in parts[used:]:
        try:
            object = getattr(object, part)
        except AttributeError:
            return None
    return object


def resolve(thing, forceload=0):
    """The object and its name; of a text that which it names, else ImportError."""
    if not isinstance(thing, str):
        name = getattr(thing, "__name__", None)
        return thing, name if isinstance(name, str) else None
    object = locate(thing, forceload)
    if object is None:
        raise ImportError("""\
No Python documentation found for %r.
Use help() to get the interactive help utility.
Use help(str) for help on the str class.""" % thing)
    return object, thing


def describe(thing):
    """What kind of thing it is, with its name."""
    if inspect.ismodule(thing):
        if thing.__name__ in sys.builtin_module_names:
            return "built-in module " + thing.__name__
        return ("package " if hasattr(thing, "__path__") else "module ") + thing.__name__
    if inspect.isbuiltin(thing):
        return "built-in function " + thing.__name__
    for check, words in ((inspect.isgetsetdescriptor, "getset"),
                         (inspect.ismemberdescriptor, "member")):
        if check(thing):
            home = thing.__objclass__
            return "%s descriptor %s.%s.%s" % (words, home.__module__, home.__name__,
                                               thing.__name__)
    for check, words in ((inspect.isclass, "class "), (inspect.isfunction, "function "),
                         (inspect.ismethod, "method ")):
        if check(thing):
            return words + thing.__name__
    return type(thing).__name__


def _has_own_page(object):
    return inspect.ismodule(object) or inspect.isclass(object) or inspect.isroutine(object) or \
        inspect.isdatadescriptor(object) or bool(_instance_doc(object))


def _instance_doc(object):
    doc = getattr(object, "__doc__", None)
    return doc if doc is not None and doc != type(object).__doc__ else None


def render_doc(thing, title="Python Library Documentation: %s", forceload=0, renderer=None):
    """The whole text about an object, or about what a text names."""
    object, name = resolve(thing, forceload)
    words = describe(object)
    module = inspect.getmodule(object)
    if name and "." in name:
        words += " in " + name[:name.rfind(".")]
    elif module and module is not object:
        words += " in module " + module.__name__
    if not _has_own_page(object):
        # Of an instance that has nothing to say of itself, its class.
        object = type(object)
        words += " object"
    return title % words + "\n\n" + document(object, name)


def doc(thing, title="Python Library Documentation: %s", forceload=0, output=None):
    """Shows the text, or tells that there is none."""
    try:
        text = render_doc(thing, title, forceload)
    except ImportError as error:
        text = "%s\n" % error
        if output is None:
            print(error)
            return
    if output is None:
        pager(text)
    else:
        output.write(plain(text))


class Helper:
    """help: call it with an object or its name; without, it asks."""

    def __init__(self, input=None, output=None):
        self._input, self._output = input, output

    @property
    def input(self):
        return self._input or sys.stdin

    @property
    def output(self):
        return self._output or sys.stdout

    def __repr__(self):
        return "<%s.%s instance>" % (type(self).__module__, type(self).__qualname__)

    _nothing = object()

    def __call__(self, request=_nothing):
        if request is not self._nothing:
            self.help(request)
            return
        self.output.write(_INTRO.strip() + "\n\n")
        self.interact()
        self.output.write(_LEAVE)

    def interact(self):
        """Answers what is asked until `quit`."""
        while True:
            try:
                request = self.getline("help> ")
            except (KeyboardInterrupt, EOFError):
                return
            request = request.strip()
            if request[:1] in ("'", '"') and request[-1:] == request[:1]:
                request = request[1:-1]
            if request.lower() in ("q", "quit"):
                return
            if request == "help":
                self.output.write(_INTRO.strip() + "\n\n")
            elif request:
                self.help(request)

    def getline(self, prompt):
        if self.input is sys.stdin:
            return input(prompt)
        self.output.write(prompt)
        self.output.flush()
        line = self.input.readline()
        if not line:
            raise EOFError
        return line

    def help(self, request):
        if isinstance(request, str):
            request = request.strip()
            if request == "keywords":
                self._list_keywords()
                return
            if request in ("True", "False", "None"):
                doc(eval(request), "Help on %s:", output=self._output)
            elif request in ("", "help"):
                self.output.write(_INTRO.strip() + "\n\n")
                return
            elif request:
                doc(request, "Help on %s:", output=self._output)
        elif isinstance(request, Helper):
            self()
            return
        else:
            doc(request, "Help on %s:", output=self._output)
        self.output.write("\n")

    def _list_keywords(self):
        words = sorted(keyword.kwlist)
        rows = (len(words) + 3) // 4
        self.output.write(_KEYWORDS + "\n")
        for row in range(rows):
            cells = words[row::rows]
            self.output.write("".join(
                cell.ljust(20) if i < 3 else cell
                for i, cell in enumerate(cells)) + "\n")
        self.output.write("\n")


help = Helper()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        print("pydoc NAME ...: show what help(NAME) says")
    for name in sys.argv[1:]:
        doc(name, "Help on %s:")
        print()
