"""Names that match shell patterns: * ? [seq] [!seq]."""
import os

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def _class_end(pattern, start):
    """The index of the ] that ends the class begun before `start`, or -1."""
    at = start
    if pattern[at:at + 1] == "!":
        at += 1
    if pattern[at:at + 1] == "]":
        at += 1
    return pattern.find("]", at)


def _in_class(character, words):
    if words[:1] == "!":
        return not _in_class(character, words[1:])
    at = 0
    while at < len(words):
        if at + 2 < len(words) and words[at + 1] == "-":
            if words[at] <= character <= words[at + 2]:
                return True
            at += 3
        elif words[at] == character:
            return True
        else:
            at += 1
    return False


def _match_one(name, place, pattern, at):
    """How far one element of the pattern at `at` leads in the pattern; 0 if it does not match."""
    if place >= len(name):
        return 0
    if pattern[at] == "?":
        return 1
    if pattern[at] == "[":
        end = _class_end(pattern, at + 1)
        if end >= 0:
            return end + 1 - at if _in_class(name[place], pattern[at + 1:end]) else 0
    return 1 if pattern[at] == name[place] else 0


def fnmatchcase(name, pat):
    """Whether the name matches the pattern, upper and lower case being different."""
    place = at = 0
    star = mark = -1
    while True:
        if at < len(pat) and pat[at] == "*":
            star, mark = at, place
            at += 1
            continue
        step = _match_one(name, place, pat, at) if at < len(pat) else 0
        if step:
            place += 1
            at += step
        elif place == len(name) and at == len(pat):
            return True
        elif star >= 0 and mark < len(name):
            mark += 1
            place, at = mark, star + 1
        else:
            return False


def fnmatch(name, pat):
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def filter(names, pat):
    """Those of the names that match."""
    return [name for name in names if fnmatch(name, pat)]


def _class_as_regex(words):
    """A class of characters, or what matches nothing or anything in its place."""
    negative, words = words[:1] == "!", words.removeprefix("!")
    parts, at = [], 0
    while at < len(words):
        if words[at + 1:at + 2] == "-" and at + 2 < len(words):
            if words[at] <= words[at + 2]:
                parts.append(words[at:at + 3])
            at += 3
        else:
            parts.append(words[at])
            at += 1
    inside = "".join(parts).replace("\\", r"\\")
    if not inside:
        return "." if negative else "(?!)"
    if inside[0] in "^[" and not negative:
        inside = "\\" + inside
    return f"[{'^' if negative else ''}{inside}]"


def translate(pat):
    """The regular expression that matches the same names."""
    import re
    elements, at = [], 0
    while at < len(pat):
        character = pat[at]
        end = _class_end(pat, at + 1) if character == "[" else -1
        if character == "*":
            if elements[-1:] != ["*"]:
                elements.append("*")
        elif end >= 0:
            elements.append(_class_as_regex(pat[at + 1:end]))
            at = end
        else:
            elements.append("." if character == "?" else re.escape(character))
        at += 1
    first, *rest = "".join(element if element != "*" else "\0" for element in elements).split("\0")
    if not rest:
        return f"(?s:{first})\\Z"
    middle = "".join(f"(?>.*?{piece})" for piece in rest[:-1])
    return f"(?s:{first}{middle}.*{rest[-1]})\\Z"
