# Rows through csv.reader and csv.writer in many dialects, and what is refused.
import csv
import io


def show(text, **options):
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), **options))
    except Exception as problem:
        rows = (type(problem), str(problem))
    print(repr(text), options, "->", rows)


for text in ["", "\n", "a,b,c\n", "a,b,c", "a,,c\r\n", ",\n", '"a","b"\n', '"a,b",c\n',
             '"a ""quoted"" word",x\n', '"two\nlines",y\nnext,row\n', '"open', '"a"b,c\n', 'a"b,c\n',
             ' "a", b\n', "a\rb\n", "a\r", "a\r\n\r\nb\r\n", '""\n', '"",""\n', "\x00,b\n",
             '"x\r\ny",1\r\n', 'a,"b"\r', "é,ß,日本\n"]:
    show(text)
for text in ["a;b;'c;d'\n", "a;'it''s'\n"]:
    show(text, delimiter=";", quotechar="'")
for text in ["a\\,b,c\n", "a\\\nb,c\n", '"a\\"b",c\n', "a\\", '"a\\', "\\\r\nx\n"]:
    show(text, escapechar="\\")
    show(text, escapechar="\\", quoting=csv.QUOTE_NONE)
    show(text, escapechar="\\", doublequote=False)
for text in ['1,2.5,"3"\n', '"a",b\n', "1,,\n"]:
    show(text, quoting=csv.QUOTE_NONNUMERIC)
for text in ['a, b,  "c"\n', " \n", " , \n"]:
    show(text, skipinitialspace=True)
for text in ['"a"b\n', '"a', '"a" \n', 'a\\']:
    show(text, strict=True)
    show(text, strict=True, escapechar="\\")
show("a\tb\n", dialect="excel-tab")
show("a\tb\n", dialect=csv.excel_tab)
show("a|b\n", dialect="excel", delimiter="|")

lines = csv.reader(["1,2", '"3\n', '4",5', "6"])
for row in lines:
    print(lines.line_num, row)
print(lines.dialect.delimiter, lines.dialect.quotechar, lines.dialect.lineterminator == "\r\n",
      lines.dialect.quoting, lines.dialect.strict, type(lines), type(lines.dialect))


def write(row, **options):
    out = io.StringIO(newline="")
    try:
        answer = csv.writer(out, **options).writerow(row)
    except Exception as problem:
        answer = (type(problem), str(problem))
    print(row, options, "->", answer, repr(out.getvalue()))


rows = [[], [""], ["", ""], [None], [None, None], ["a", 1, 2.5, None], ["a,b"], ['say "hi"'],
        ["two\nlines"], ["\r"], [" a "], [True, 1e100, 10 ** 30], ["a\\b"], "abc", [[1], {2: 3}],
        ["x;y"], ["it's"], ('"',)]
for row in rows:
    write(row)
    write(row, quoting=csv.QUOTE_ALL)
    write(row, quoting=csv.QUOTE_NONNUMERIC)
    write(row, quoting=csv.QUOTE_NONE)
    write(row, quoting=csv.QUOTE_NONE, escapechar="\\")
    write(row, escapechar="\\", doublequote=False)
    write(row, escapechar="\\")
    write(row, delimiter=";", quotechar="'", lineterminator="\n")
    write(row, dialect="unix")
write(5)
write(None)
write(["a"], delimiter="::")
write(["a"], delimiter=None)
write(["a"], delimiter=1)
write(["a"], quotechar="")
write(["a"], quotechar=5)
write(["a"], quotechar=None)
write(['"a,b'], quotechar=None, escapechar="!")
write(["a"], quotechar=None, quoting=csv.QUOTE_ALL)
write(["a"], quoting=7)
write(["a"], quoting="x")
write(["a"], lineterminator=3)
write(["a"], lineterminator="")
write(["a"], escapechar="ab")
write(["a"], dialect="nothing")
write(["a"], mistake=1)
for bad in (lambda: csv.reader(5), lambda: csv.writer(5), lambda: next(csv.reader([b"a"])),
            lambda: next(csv.reader([1])), lambda: csv.register_dialect(5),
            lambda: csv.unregister_dialect("no"), lambda: csv.get_dialect("no"),
            lambda: csv.field_size_limit("a")):
    try:
        bad()
    except Exception as problem:
        print(type(problem), problem)

out = io.StringIO(newline="")
print(csv.writer(out).writerows([[1, 2], ["a", "b c"]]), repr(out.getvalue()))
print(csv.list_dialects())
csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_ALL)
pipes = csv.get_dialect("pipes")
print(pipes.delimiter, pipes.quoting, pipes.lineterminator == "\r\n", csv.list_dialects())
try:
    pipes.delimiter = "x"
except AttributeError as problem:
    print(type(problem).__name__)
csv.unregister_dialect("pipes")
print(csv.list_dialects())
print(csv.field_size_limit(5), csv.field_size_limit())
show("1234567,8\n")
show('"1234567",8\n')
show("12345,8\n")
csv.field_size_limit(131072)


class Semicolons(csv.excel):
    delimiter = ";"


class Wrong(csv.Dialect):
    delimiter = ";;"


print(list(csv.reader(["a;b"], Semicolons)), list(csv.reader(["a;b"], Semicolons())))
for make in (Wrong, csv.Dialect):
    try:
        print(make())
    except csv.Error as problem:
        print(type(problem), problem)

print(list(csv.reader(row for row in ("a,b", "c,d"))))

for lines in (["a\rb\n"], ["a\r\rb"], ["a\n\nb", "c"], ['"a"\rb']):
    try:
        print(list(csv.reader(lines)))
    except csv.Error as problem:
        print(problem)
for newline in ("", "\r", "\r\n", "\n", None):
    print(list(io.StringIO("a\rb\r\nc\nd", newline=newline)))
