"""Words as a shell reads them."""
import re as _re

__all__ = ["split", "quote", "join"]
_UNSAFE = _re.compile(r"[^\w@%+=:,./-]", _re.ASCII)
_OUTSIDE, _SINGLE, _DOUBLE = "", "'", '"'


def _words(text, comments, posix):
    word, quote, at = None, _OUTSIDE, 0
    while at < len(text):
        char = text[at]
        at += 1
        if quote == _OUTSIDE:
            if char.isspace():
                if word is not None:
                    yield word
                word = None
                continue
            if comments and char == "#":
                at = text.find("\n", at) if "\n" in text[at:] else len(text)
                continue
        word = word or ""
        if char == "\\" and posix and quote != _SINGLE:
            if at == len(text):
                raise ValueError("No escaped character")
            if quote == _DOUBLE and text[at] not in '\\"':
                word += "\\"
            word += text[at]
            at += 1
        elif char == quote or quote == _OUTSIDE and char in "'\"":
            quote = _OUTSIDE if quote else char
            if not posix:
                word += char
        else:
            word += char
    if quote:
        raise ValueError("No closing quotation")
    if word is not None:
        yield word


def split(s, comments=False, posix=True):
    """The words of a text, by the rules of a shell's quotes."""
    return list(_words(s, comments, posix))


def quote(s):
    """The text as one word of a shell's command."""
    if not s:
        return "''"
    return "'" + s.replace("'", "'\"'\"'") + "'" if _UNSAFE.search(s) else s


def join(split_command):
    """The words as a command of which split gives them back."""
    return " ".join(quote(word) for word in split_command)
