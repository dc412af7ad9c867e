"""Which part of a failing expression a traceback underlines with ^ in place of ~."""

# Binary operators by their rank: the last one of the lowest rank is what failed.
_RANKS = {"|": 0, "^": 1, "&": 2, "<<": 3, ">>": 3, "+": 4, "-": 4, "*": 5, "/": 5, "//": 5,
          "%": 5, "@": 5, "**": 7}
# Words and signs of expressions that bind less than any of those.
_LOOSER = {"and", "or", "not", "if", "else", "in", "is", "lambda", "await", "yield", "for"}


def _skip_string(text, i):
    quote = text[i]
    i += 1
    while i < len(text) and text[i] != quote:
        i += 2 if text[i] == "\\" else 1
    return i + 1


def _pieces(text):
    """What stands outside of brackets and strings, with its place: names, operators, brackets."""
    i = depth = 0
    while i < len(text):
        c = text[i]
        start = i
        if c in "\"'":
            i = _skip_string(text, i)
            piece = "''"
        elif c in "([{":
            depth += 1
            i += 1
            piece = c
            if depth > 1:
                continue
        elif c in ")]}":
            depth -= 1
            i += 1
            piece = c
            if depth:
                continue
        elif c.isalnum() or c == "_":
            while i < len(text) and (text[i].isalnum() or text[i] in "_."):
                i += 1
            piece = text[start:i]
        else:
            i += 2 if text[i:i + 2] in ("**", "//", "<<", ">>", "==", "!=", "<=", ">=", ":=") else 1
            piece = text[start:i]
        if not depth or piece in "([{":
            if not piece.isspace():
                yield piece, start


def find_marks(text):
    """Start and end of the operator or the subscript that failed, or None."""
    best = opening = None
    after_operand = False
    last = ""
    for piece, at in _pieces(text):
        if piece in _LOOSER or piece in ("<", ">", "==", "!=", "<=", ">=", ":=", ",", ":", "="):
            return None
        if piece in _RANKS:
            rank = _RANKS[piece]
            if after_operand and (best is None or rank < best[0] or rank == best[0] != 7):
                best = rank, at, at + len(piece)
            elif not after_operand and best is None:
                best = 6, None, None  # a sign before all: no binary operation, unless one follows
            after_operand = False
        elif piece != "~":
            after_operand = True
        if piece in "([{":
            opening = at
        last = piece
    if best is not None:
        return best[1:] if best[1] is not None else None
    return (opening, len(text)) if last == "]" and opening else None
