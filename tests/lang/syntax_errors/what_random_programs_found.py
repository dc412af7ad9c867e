# An indented first line is told although the text has worse further on; and words of other errors.
for text in ("  a\nb = 'open\n", "  a = 1\nc)\n", "x\n  y\n'''\n", "if x:\n  a\n    b\n 'z\n", " ?\n", " 'a\n"):
    try:
        compile(text, "text", "exec")
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.lineno, error.offset)
for search in (str.find, str.index, str.count, str.rfind):
    try:
        search("text", None)
    except TypeError as error:
        print(error)
for key in (0, 2 ** 70, "a"):
    try:
        del "text"[key]
    except (TypeError, IndexError) as error:
        print(type(error).__name__, error)
