import re
from string import Template


class Dotted(Template):
    idpattern = r"[_a-z][._a-z0-9]*"


class Upper(Template):
    flags = 0
    idpattern = r"[A-Z]+"


class Braced(Template):
    braceidpattern = r"[a-z ]+"


class Percent(Template):
    delimiter = "%"
    idpattern = r"[a-z]+_[a-z]+"


class Whole(Template):
    pattern = r"""
    (?P<escaped>@{2})               |
    @(?P<named>[_a-z][._a-z0-9]*)   |
    @{(?P<braced>[_a-z][._a-z0-9]*)} |
    (?P<invalid>@)
    """


class Lacking(Template):
    pattern = r"(?P<escaped>!!)|(?P<named>!x)|(?P<braced>!y)|(?P<invalid>!z)|!(?P<more>q)"


values = {"a.b": 1, "a": 2, "NAME": 3, "two words": 4, "a_b": 5, "Name": 6, "x": 7}
for template in (Dotted("$a.b ${a.b} $a $$"), Upper("$NAME $name"), Upper("$NAME ${NAME}x"),
                 Braced("${two words} $a ${A}"), Percent("%a_b %% %{a_b} $a"), Percent("%a"),
                 Whole("@a.b @{a} @@ $a"), Lacking("!q"), Template("$Name $é")):
    for act in (lambda: template.substitute(values), lambda: template.safe_substitute(values),
                template.is_valid, template.get_identifiers):
        try:
            print(repr(act()), end=" | ")
        except (ValueError, KeyError) as error:
            print(type(error).__name__, error.args[0], end=" | ")
    print()
print(Template.idpattern, Template.delimiter, Template.braceidpattern)
