words = ["", "abc", "ABC", "aBc", "hello world", "it's", "ß", "ǆ", "İ", "éÀ", "123", "½", "²", "a1", " ", "\t\n", "_x", "ΑΣ", "x y", "Ab Cd", "AB cD", "٣", "中", "ﬁ"]
for w in words:
    print(ascii(w), *map(ascii, (w.upper(), w.lower(), w.title(), w.capitalize(), w.swapcase(), w.casefold())))
    print("  ", w.isalpha(), w.isdigit(), w.isdecimal(), w.isnumeric(), w.isalnum(), w.isspace(), w.isupper(), w.islower(), w.istitle(),
          w.isidentifier(), w.isprintable(), w.isascii())
