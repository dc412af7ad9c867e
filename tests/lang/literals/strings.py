print('single', "double", '''triple 'quotes' ''', """tri "ple" """)
print("esc: \t| \\ \' \" \a\b".encode(), "\x41\u0042\U00000043\103\0".encode())
print(r"raw \n \" stays", R'\d+', len(r"\\"), "a\
b", len("""a
b"""))
print("con" "cat" 'enated', "é中😀", len("😀"), "\ud83d".encode("utf-16-le", "surrogatepass"), ascii("é中😀"))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\n\t\r\\\x00\x7f\x80\xa0\xad\u200b\u2028\ue000\U0001f600"))
print(u"unicode prefix", U'x', "" == '', "\q" == "\\q" if False else "-", '\'' "\"")
print("a\nb", 'a\\nb', "tab\there", "\101\x62\143", "\1234" == "S4", "\08" == "\x008")
print(b"bytes \x00\xff\101\n\\", b'\'', br"raw\n", Rb"\x", rb'q', b"a" b"b", bytes(b"abc"), b"\"'")
for s in (r"'\x4'", r"'\u12'", r"'\U00110000'", r"b'\x1'", "b'é'", "'abc", '"""abc', r"'\N'", "'a\nb'",
          "'a' b'b'", r"'\U0000'", "ur'x'", "bu'x'"):
    try:
        print(s, repr(eval(s)))
    except SyntaxError as e:
        print(s, e.msg)
print(f"{1}" "x{2}" f'{3}', rf"\d{4}", fr'{5}\n', F"{6}", f"{{}}", f"{'nested'}", f'{"double"}')
print("""\
starts on next line
    keeps indent
ends""")
print(type(b""), type(""), type(f""), len(b"\xff"), "\r\n" == chr(13) + chr(10))
