# A backslash before a letter that means nothing stays; the compiler warns, once a literal.
import warnings

plain = '\d \w'
print(plain, b'\d', eval(r"'\q'"))

warnings.simplefilter("always")
compile("a = 1\nb = '\\z' '\\y\\x41'\n", "one", "exec")
compile("x = f'{1}\\q{2}\\w'", "two", "exec")
compile("x = b'\\400'; y = '\\777'", "three", "exec")
compile("x = r'\\d'", "four", "exec")
compile("x = (1,\n '''a\n\\z''')", "five", "exec")
compile("x = '\\é'", "six", "exec")
compile("with (open('\\q')) as f: pass\nmatch ('\\w'):\n case '\\e': pass", "seven", "exec")

warnings.simplefilter("error")
for source in "'\\z'", "(1,\n '''a\n\\z''')", "f'{x}\\k'":
    try:
        compile(source, "eight", "eval")
    except SyntaxError as error:
        print(error, error.lineno, error.offset, error.end_lineno, error.end_offset)
