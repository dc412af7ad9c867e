print("|" + "ab".center(5) + "|" + "ab".center(6) + "|" + "abc".center(6) + "|" + "ab".ljust(4, ".") + "|" + "ab".rjust(4, "é") + "|" + "abc".center(2) + "|" + "x".center(4, "*") + "|" + "".center(3) + "|")
print("42".zfill(5), "-42".zfill(5), "+42".zfill(5), "abc".zfill(2), "".zfill(2), "-".zfill(3), "--1".zfill(5))
print(repr("a\tb".expandtabs()), repr("a\tbc\td".expandtabs(4)), repr("\t".expandtabs(0)), repr("ab\ncd\te".expandtabs(3)), repr("a\tb".expandtabs(tabsize=2)), repr("a\r\tb".expandtabs(4)))
t = str.maketrans("abc", "xyz", "d")
print("aabbccdd".translate(t), t, "abc".translate({97: None, 98: "BB", 99: 67}), str.maketrans({"a": 1, 98: "x"}), "hello".translate({}), "é".translate({233: "e"}))
class T:
    def __getitem__(self, k):
        if k == 97:
            raise LookupError
        return chr(k + 1)
print("abc".translate(T()))
for bad in ("str.maketrans('a', 'bc')", "str.maketrans(5)", "str.maketrans({'ab': 1})", "'a'.translate({97: 'x' * 3})", "'a'.translate({97: -1})", "'a'.translate({97: 1.5})", "'a'.center('x')", "'a'.center(5, 'xy')", "'a'.ljust(3, '')", "'a'.zfill('x')", "str.maketrans('a', 1)"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
