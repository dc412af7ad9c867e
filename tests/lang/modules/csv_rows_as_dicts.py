# DictReader and DictWriter: names from the first row or given, too many and too few fields.
import csv
import io

text = "id,title,status\n1,Leak in parser,open\n\n2,\"Slow, very\",closed\n3,short\n4,a,b,c,d\n"
reader = csv.DictReader(io.StringIO(text))
print(reader.fieldnames, reader.line_num)
for row in reader:
    print(reader.line_num, row)
print(list(csv.DictReader(io.StringIO(text), ["x"], restkey="rest", restval="-")))
print(list(csv.DictReader(io.StringIO(text), list("abcdef"), restval="?")))
print(list(csv.DictReader(io.StringIO(""))), csv.DictReader([]).fieldnames)
print(list(csv.DictReader(io.StringIO("a|b\n1|2\n"), delimiter="|")))
print(list(csv.DictReader(["a\tb", "1\t2"], dialect="excel-tab")))
named = csv.DictReader(["1,2"])
named.fieldnames = ["p", "q"]
print(next(named))

out = io.StringIO(newline="")
writer = csv.DictWriter(out, ["id", "title", "status"], restval="none")
print(writer.writeheader(), writer.writerow({"id": 1, "title": "a,b", "status": None}))
print(writer.writerow({"id": 2}))
print(writer.writerows([{"title": 'say "x"'}, {"id": 5, "status": 2.5}]))
print(repr(out.getvalue()))
try:
    writer.writerow({"id": 1, "wrong": 2})
except ValueError as problem:
    print(problem)
csv.DictWriter(out, ["id"], extrasaction="ignore").writerow({"id": 7, "wrong": 2})
print(repr(out.getvalue()[-5:]))
try:
    csv.DictWriter(out, ["id"], extrasaction="drop")
except ValueError as problem:
    print(problem)
