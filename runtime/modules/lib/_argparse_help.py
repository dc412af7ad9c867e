"""The help of argparse: usage, sections, and a line for each argument."""

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE = "?", "*", "+"
PARSER, REMAINDER = "A...", "..."


class _Section:
    def __init__(self, formatter, parent, heading=None):
        self.formatter, self.parent, self.heading, self.items = formatter, parent, heading, []

    def format_help(self):
        formatter = self.formatter
        if self.parent is not None:
            formatter._indent()
        text = "".join([function(*arguments) for function, arguments in self.items])
        if self.parent is not None:
            formatter._dedent()
        if not text:
            return ""
        heading = ""
        if self.heading is not SUPPRESS and self.heading is not None:
            heading = "%*s%s:\n" % (formatter._current_indent, "", self.heading)
        return "\n" + heading + text + "\n"


def _usage_parts(text):
    """The pieces of a usage between which a line may end: a bracketed one is whole."""
    parts, at = [], 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        close = {"(": ")", "[": "]"}.get(text[at])
        end = text.find(close, at) if close else -1
        while end >= 0:
            while text[end + 1:end + 2] == close:
                end += 1
            if text[end + 1:end + 2] in ("", " "):
                break
            end = text.find(close, end + 1)
        if end < 0:
            end = text.find(" ", at)
            end = (end if end >= 0 else len(text)) - 1
        parts.append(text[at:end + 1])
        at = end + 1
    return parts


def _tidy(text):
    """A usage without blanks inside brackets, and without brackets around nothing."""
    for bracket in "[(":
        text = text.replace(bracket + " ", bracket)
    for bracket in "])":
        text = text.replace(" " + bracket, bracket)
    for empty in ("[]", "()", "[)", "(]"):
        text = text.replace(empty, "")
    return text.strip()


class HelpFormatter:
    """Puts the help together; subclasses override what they want otherwise."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            from shutil import get_terminal_size
            width = get_terminal_size().columns - 2
        self._prog, self._indent_increment, self._width = prog, indent_increment, width
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._current_indent = self._level = self._action_max_length = 0
        self._root_section = self._current_section = _Section(self, None)

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        self._level -= 1

    # ---- what is to be in it ----

    def _add_item(self, function, arguments):
        self._current_section.items.append((function, arguments))

    def start_section(self, heading):
        self._indent()
        section = _Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        headers = [self._format_action_invocation(action)]
        for inner in self._iter_indented_subactions(action):
            headers.append(self._format_action_invocation(inner))
        length = max(map(len, headers)) + self._current_indent
        self._action_max_length = max(self._action_max_length, length)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    # ---- the text ----

    def format_help(self):
        text = self._root_section.format_help()
        if text:
            while "\n\n\n" in text:
                text = text.replace("\n\n\n", "\n\n")
            text = text.strip("\n") + "\n"
        return text

    def _join_parts(self, parts):
        return "".join([part for part in parts if part and part is not SUPPRESS])

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = "usage: "
        if usage is not None:
            usage = usage % dict(prog=self._prog)
        elif not actions:
            usage = "%(prog)s" % dict(prog=self._prog)
        else:
            optionals = [action for action in actions if action.option_strings]
            positionals = [action for action in actions if not action.option_strings]
            prog = "%(prog)s" % dict(prog=self._prog)
            shown = self._format_actions_usage(optionals + positionals, groups)
            usage = " ".join([part for part in (prog, shown) if part])
            if len(prefix) + len(usage) > self._width - self._current_indent:
                usage = "\n".join(self._wrap_usage(
                    prog, _usage_parts(self._format_actions_usage(optionals, groups)),
                    _usage_parts(self._format_actions_usage(positionals, groups)), prefix))
        return "%s%s\n\n" % (prefix, usage)

    def _wrap_usage(self, prog, optional_parts, positional_parts, prefix):
        width = self._width - self._current_indent

        def lines_of(parts, indent, prefix=None):
            lines, line = [], []
            length = len(indent if prefix is None else prefix) - 1
            for part in parts:
                if length + 1 + len(part) > width and line:
                    lines.append(indent + " ".join(line))
                    line, length = [], len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + " ".join(line))
            if prefix is not None:
                lines[0] = lines[0][len(indent):]
            return lines

        if len(prefix) + len(prog) <= 0.75 * width:
            indent = " " * (len(prefix) + len(prog) + 1)
            if optional_parts:
                return lines_of([prog] + optional_parts, indent, prefix) + \
                    lines_of(positional_parts, indent)
            return lines_of([prog] + positional_parts, indent, prefix)
        indent = " " * len(prefix)
        lines = lines_of(optional_parts + positional_parts, indent)
        if len(lines) > 1:
            lines = lines_of(optional_parts, indent) + lines_of(positional_parts, indent)
        return [prog] + lines

    def _format_actions_usage(self, actions, groups):
        grouped, inserts = set(), {}
        for group in groups:
            self._bracket_group(actions, group, grouped, inserts)
        parts = []
        for i, action in enumerate(actions):
            if action.help is SUPPRESS:
                parts.append(None)
                if inserts.get(i) == "|":
                    inserts.pop(i)
                elif inserts.get(i + 1) == "|":
                    inserts.pop(i + 1)
            else:
                parts.append(self._format_action_usage(action, action in grouped))
        for i in sorted(inserts, reverse=True):
            parts[i:i] = [inserts[i]]
        return _tidy(" ".join([part for part in parts if part is not None]))

    def _bracket_group(self, actions, group, grouped, inserts):
        """Where to put brackets and bars around the actions of a group that stand together."""
        inner = group._group_actions
        if not inner:
            raise ValueError(f"empty group {group}")
        if inner[0] not in actions:
            return
        start = actions.index(inner[0])
        end = start + len(inner)
        if actions[start:end] != inner:
            return
        grouped.update(inner)
        shown = [action for action in inner if action.help is not SUPPRESS]
        brackets = "[]" if not group.required else "()" if len(shown) > 1 else None
        if brackets:
            inserts[start] = inserts[start] + " " + brackets[0] if start in inserts else brackets[0]
            inserts[end] = inserts.get(end, "") + brackets[1]
        for i in range(start + 1, end):
            inserts[i] = "|"

    def _format_action_usage(self, action, is_grouped):
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            if is_grouped and part[0] == "[" and part[-1] == "]":
                part = part[1:-1]
            return part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            metavar = self._get_default_metavar_for_optional(action)
            part = "%s %s" % (action.option_strings[0], self._format_args(action, metavar))
        return part if action.required or is_grouped else "[%s]" % part

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % dict(prog=self._prog)
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, " " * self._current_indent) + "\n\n"

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        width = max(self._width - position, 11)
        header_width = position - self._current_indent - 2
        header = self._format_action_invocation(action)
        first_indent = 0
        if not action.help:
            header = "%*s%s\n" % (self._current_indent, "", header)
        elif len(header) <= header_width:
            header = "%*s%-*s  " % (self._current_indent, "", header_width, header)
        else:
            header = "%*s%s\n" % (self._current_indent, "", header)
            first_indent = position
        parts = [header]
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                lines = self._split_lines(text, width)
                parts.append("%*s%s\n" % (first_indent, "", lines[0]))
                parts.extend(["%*s%s\n" % (position, "", line) for line in lines[1:]])
        elif not header.endswith("\n"):
            parts.append("\n")
        for inner in self._iter_indented_subactions(action):
            parts.append(self._format_action(inner))
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            metavar, = self._metavar_formatter(action, default)(1)
            return metavar
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        shown = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ", ".join(["%s %s" % (option, shown) for option in action.option_strings])

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = "{%s}" % ",".join([str(choice) for choice in action.choices])
        else:
            result = default_metavar
        return lambda count: result if isinstance(result, tuple) else (result,) * count

    def _format_args(self, action, default_metavar):
        metavar, nargs = self._metavar_formatter(action, default_metavar), action.nargs
        if nargs is None:
            return "%s" % metavar(1)
        if nargs == OPTIONAL:
            return "[%s]" % metavar(1)
        if nargs == ZERO_OR_MORE:
            names = metavar(1)
            return ("[%s [%s ...]]" if len(names) == 2 else "[%s ...]") % names
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % metavar(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % metavar(1)
        if nargs == SUPPRESS:
            return ""
        try:
            formats = ["%s" for _ in range(nargs)]
        except TypeError:
            raise ValueError("invalid nargs value") from None
        return " ".join(formats) % metavar(nargs)

    def _expand_help(self, action):
        known = dict(vars(action), prog=self._prog)
        for name in list(known):
            if known[name] is SUPPRESS:
                del known[name]
            elif hasattr(known[name], "__name__"):
                known[name] = known[name].__name__
        if known.get("choices") is not None:
            known["choices"] = ", ".join([str(choice) for choice in known["choices"]])
        return self._get_help_string(action) % known

    def _iter_indented_subactions(self, action):
        if hasattr(action, "_get_subactions"):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    def _split_lines(self, text, width):
        from textwrap import wrap
        return wrap(" ".join(text.split()), width)

    def _fill_text(self, text, width, indent):
        from textwrap import fill
        return fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves the lines of descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves the lines of the help of arguments as they are, too."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Tells the default of each argument."""

    def _get_help_string(self, action):
        text = action.help
        if text is None:
            text = ""
        if "%(default)" not in text and action.default is not SUPPRESS and \
                (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
            text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the type of an argument in place of its name."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    _get_default_metavar_for_positional = _get_default_metavar_for_optional


for _class in (HelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter,
               ArgumentDefaultsHelpFormatter, MetavarTypeHelpFormatter):
    _class.__module__ = "argparse"
