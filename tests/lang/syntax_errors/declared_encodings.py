import os

sources = (
    b"# coding: latin-1\nx = 'caf\xe9'", b"#!/bin/x\n# -*- coding: cp1252 -*-\nx = '\x80'",
    b"# vim: set fileencoding=iso8859-15 :\nx = '\xa4'", b"# coding: cp437\nx = '\x80\xff'",
    b"# coding=windows-1251\nx = '\xc0'", b"\xef\xbb\xbf# coding: utf-8\nx = '\xc3\xa9'",
    b"\xef\xbb\xbf# coding: latin-1\nx = 1", b"# coding: nosuch\nx = 1",
    b"# coding: cp1252\nx = '\x81'", b"# coding: ascii\nx = '\x80'",
    b"x = 1\n# coding: nosuch\nx = 2", b"x = 1\n\n# coding: latin-1\nx = '\xc3\xa9'",
    b"'''doc'''\n# coding: nosuch\nx = 3",
)
for source in sources:
    names = {}
    try:
        exec(compile(source, "file.py", "exec"), names)
        print(ascii(names["x"]))
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
print(os.path.expanduser("~root/x") == os.path.expanduser("~root") + "/x",
      os.path.expanduser("~no such user/x"), os.path.expanduser("~nosuchuser"))
