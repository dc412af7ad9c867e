"""Wrapping, filling and indenting of text."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_whitespace = "\t\n\x0b\x0c\r "


class TextWrapper:
    """Breaks text into lines of at most `width` characters."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(dict.fromkeys(map(ord, _whitespace), " "))
        return text

    def _split(self, text):
        """Words and the blanks between them; words also after hyphens inside them."""
        chunks, start = [], 0
        for at in range(1, len(text) + 1):
            if at == len(text) or (text[at] in _whitespace) != (text[start] in _whitespace):
                word = text[start:at]
                if self.break_on_hyphens and "-" in word:
                    chunks.extend(self._split_word(word))
                elif word:
                    chunks.append(word)
                start = at
        return chunks

    @staticmethod
    def _split_word(word):
        parts, start, i, n = [], 0, 0, len(word)
        letter = lambda at: 0 <= at < n and (word[at].isalpha() or word[at] == "_")
        while i < n:
            if word[i] != "-":
                i += 1
                continue
            end = i
            while end < n and word[end] == "-":
                end += 1
            before = word[i - 1] if i else ""
            if end - i > 1 and i > 0 and end < n and (before.isalnum() or before in "_!\"'&.,?") \
                    and (word[end].isalnum() or word[end] == "_"):
                if start < i:
                    parts.append(word[start:i])
                parts.append(word[i:end])
                start = end
            elif end - i == 1 and letter(i - 1) and letter(end) and \
                    (letter(i - 2) or word[max(i - 2, 0):i - 1] == "-" and letter(i - 3)) and \
                    (letter(end + 1) or word[end + 1:end + 2] == "-" and letter(end + 2)):
                parts.append(word[start:end])
                start = end
            i = end
        if start < n:
            parts.append(word[start:])
        return parts

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            word = chunks[i].rstrip("\"'")
            if chunks[i + 1] == " " and word[-1:] in (".", "!", "?") and word[-2:-1].islower():
                chunks[i + 1] = "  "

    def _break_word(self, chunks, line, used, width):
        """Put as much of a word that is longer than a line as fits on this one."""
        room = 1 if width < 1 else width - used
        if not self.break_long_words:
            if not line:
                line.append(chunks.pop())
            return
        word, end = chunks[-1], room
        if self.break_on_hyphens and len(word) > room:
            hyphen = word.rfind("-", 0, room)
            if hyphen > 0 and any(c != "-" for c in word[:hyphen]):
                end = hyphen + 1
        line.append(word[:end])
        chunks[-1] = word[end:]

    def wrap(self, text):
        chunks = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            if not self._add_line(lines, chunks, indent, self.width - len(indent)):
                break
        return lines

    def _add_line(self, lines, chunks, indent, width):
        """Take the next line from the chunks; false when max_lines ends the text here."""
        line, used = [], 0
        if self.drop_whitespace and chunks[-1].strip() == "" and lines:
            chunks.pop()
        while chunks and used + len(chunks[-1]) <= width:
            used += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            self._break_word(chunks, line, used, width)
            used = sum(map(len, line))
        if self.drop_whitespace and line and line[-1].strip() == "":
            used -= len(line.pop())
        if not line:
            return True
        if self.max_lines is None or len(lines) + 1 < self.max_lines or used <= width and (
                not chunks or self.drop_whitespace and len(chunks) == 1 and
                not chunks[0].strip()):
            lines.append(indent + "".join(line))
            return True
        self._end_short(lines, line, used, indent, width)
        return False

    def _end_short(self, lines, line, used, indent, width):
        while line:
            if line[-1].strip() and used + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            used -= len(line.pop())
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Take away the white space that begins every line."""
    lines = text.split("\n")
    margin = None
    for i, line in enumerate(lines):
        body = line.lstrip(" \t")
        if not body:
            lines[i] = ""
            continue
        indent = line[:len(line) - len(body)]
        if margin is None:
            margin = indent
        else:
            same = 0
            while same < min(len(margin), len(indent)) and margin[same] == indent[same]:
                same += 1
            margin = margin[:same]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """Put `prefix` before each line that is not blank, or that `predicate` wants."""
    predicate = predicate or (lambda line: line.strip())
    return "".join(prefix + line if predicate(line) else line for line in text.splitlines(True))
