"""Which arguments of a command line belong to which argument of a parser.

A command line is a text of a letter for each argument: O an option, A anything else, - the mark
after which there are no options.
"""
from _argparse_help import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE

_MANY = 1 << 30
_MARK = ("-", 0, _MANY)


def _pattern(action):
    """What an action takes, as (letters, least, most) one after another."""
    nargs = action.nargs
    if nargs is None:
        parts = [_MARK, ("A", 1, 1), _MARK]
    elif nargs == OPTIONAL:
        parts = [_MARK, ("A", 0, 1), _MARK]
    elif nargs == ZERO_OR_MORE:
        parts = [_MARK, ("A-", 0, _MANY)]
    elif nargs == ONE_OR_MORE:
        parts = [_MARK, ("A", 1, 1), ("A-", 0, _MANY)]
    elif nargs == REMAINDER:
        parts = [("-AO", 0, _MANY)]
    elif nargs == PARSER:
        parts = [_MARK, ("A", 1, 1), ("-AO", 0, _MANY)]
    elif nargs == SUPPRESS:
        parts = [_MARK]
    else:
        parts = [_MARK] + [("A", 1, 1), _MARK] * nargs
    if action.option_strings:
        parts = [(letters.replace("-", ""), least, most) for letters, least, most in parts
                 if letters != "-"]
    return parts


def _ends(parts, text, at, first=0):
    """Where the parts from `first` on can end if they begin at `at`, the furthest first."""
    if first == len(parts):
        yield at
        return
    letters, least, most = parts[first]
    count = 0
    while count < most and at + count < len(text) and text[at + count] in letters:
        count += 1
    while count >= least:
        yield from _ends(parts, text, at + count, first + 1)
        count -= 1


def count_for(action, text):
    """How many arguments the action takes from the beginning of `text`; None if it does not fit."""
    return next(_ends(_pattern(action), text, 0), None)


def _counts(patterns, text, at, first):
    if first == len(patterns):
        return []
    for end in _ends(patterns[first], text, at):
        rest = _counts(patterns, text, end, first + 1)
        if rest is not None:
            return [end - at] + rest
    return None


def counts_for(actions, text):
    """How many each of the actions takes, for as many of the first ones as find enough."""
    patterns = [_pattern(action) for action in actions]
    for many in range(len(actions), 0, -1):
        found = _counts(patterns[:many], text, 0, 0)
        if found is not None:
            return found
    return []


def is_negative_number(text):
    whole, dot, part = text[1:].partition(".")
    if text[:1] != "-":
        return False
    if not dot:
        return whole.isdecimal()
    return part.isdecimal() and (not whole or whole.isdecimal())


class Parsing:
    """One command line on its way into a namespace."""

    def __init__(self, parser, strings, namespace):
        self.parser, self.strings, self.namespace = parser, strings, namespace
        self.seen, self.given, self.extras = set(), set(), []
        self.positionals = parser._get_positional_actions()
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for action in group._group_actions:
                others = [other for other in group._group_actions if other is not action]
                self.conflicts.setdefault(action, []).extend(others)
        self.options, letters = {}, []
        for i, string in enumerate(strings):
            if "-" in letters:
                letters.append("A")
            elif string == "--":
                letters.append("-")
            else:
                option = parser._parse_optional(string)
                if option is not None:
                    self.options[i] = option
                letters.append("A" if option is None else "O")
        self.letters = "".join(letters)

    def run(self):
        at, last = 0, max(self.options, default=-1)
        while at <= last:
            next_option = min(i for i in self.options if i >= at)
            if at != next_option:
                end = self.take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras.extend(self.strings[at:next_option])
                at = next_option
            at = self.take_option(at)
        self.extras.extend(self.strings[self.take_positionals(at):])

    def act(self, action, strings, option_string=None):
        from _argparse_actions import ArgumentError, action_name
        self.seen.add(action)
        values = self.parser._get_values(action, strings)
        if values is not action.default:
            self.given.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.given:
                    raise ArgumentError(action, "not allowed with argument %s" %
                                        action_name(other))
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option_string)

    def take_positionals(self, at):
        counts = self.parser._match_arguments_partial(self.positionals, self.letters[at:])
        ready = self.positionals[:len(counts)]
        self.positionals = self.positionals[len(counts):]
        for action, count in zip(ready, counts):
            strings = self.strings[at:at + count]
            at += count
            self.act(action, strings)
        return at

    def take_option(self, at):
        from _argparse_actions import ArgumentError
        parser = self.parser
        action, option, explicit = self.options[at]
        ready = []
        while True:
            if action is None:
                self.extras.append(self.strings[at])
                return at + 1
            if explicit is None:
                start = at + 1
                stop = start + parser._match_argument(action, self.letters[start:])
                ready.append((action, self.strings[start:stop], option))
                break
            count = parser._match_argument(action, "A")
            if count == 0 and option[1] not in parser.prefix_chars and explicit != "":
                ready.append((action, [], option))
                option = option[0] + explicit[0]
                if option not in parser._option_string_actions:
                    raise ArgumentError(action, "ignored explicit argument %r" % explicit)
                action = parser._option_string_actions[option]
                explicit = explicit[1:] or None
            elif count == 1:
                stop = at + 1
                ready.append((action, [explicit], option))
                break
            else:
                raise ArgumentError(action, "ignored explicit argument %r" % explicit)
        for action, strings, option in ready:
            self.act(action, strings, option)
        return stop
