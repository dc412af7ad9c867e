"""Texts of several lines."""


def dedent(text):
    """Take off the white space that all lines begin with."""
    lines = [line if line.strip() else "" for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        indent = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = indent
        while not indent.startswith(margin):
            margin = margin[:-1]
    return "\n".join(line[len(margin or ""):] for line in lines)


def indent(text, prefix, predicate=None):
    """Put a prefix before each line."""
    predicate = predicate or str.strip
    return "".join(prefix + line if predicate(line) else line
                   for line in text.splitlines(True))


def wrap(text, width=70, **options):
    """Break a paragraph into lines of at most so many characters."""
    first, rest = options.get("initial_indent", ""), options.get("subsequent_indent", "")
    lines, line = [], first
    empty = True
    for word in text.split():
        if not empty and len(line) + 1 + len(word) > width:
            lines.append(line)
            line, empty = rest, True
        line += word if empty else " " + word
        empty = False
        while len(line) > width:
            lines.append(line[:width])
            line = rest + line[width:]
    return lines + [line] if not empty else lines


def fill(text, width=70, **options):
    return "\n".join(wrap(text, width, **options))


def shorten(text, width, *, placeholder=" [...]"):
    words = text.split()
    line = " ".join(words)
    while len(line) > width and words:
        words.pop()
        line = " ".join(words) + placeholder
    return line
