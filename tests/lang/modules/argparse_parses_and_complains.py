# Arguments of all kinds, and the words about those that do not fit.
import argparse
import io
import sys


def run(parser, *lines):
    for line in lines:
        sys.stdout, sys.stderr, out, err = io.StringIO(), io.StringIO(), sys.stdout, sys.stderr
        try:
            answer = parser.parse_args(line.split())
        except SystemExit as end:
            answer = ("exit", end.code, sys.stdout.getvalue(), sys.stderr.getvalue())
        except Exception as problem:
            answer = (type(problem), str(problem))
        sys.stdout, sys.stderr = out, err
        if isinstance(answer, tuple) and answer[0] == "exit":
            print(repr(line), "exit", answer[1])
            print(answer[2] + answer[3], end="")
        else:
            print(repr(line), answer)


p = argparse.ArgumentParser(prog="kinds")
p.add_argument("first", type=int)
p.add_argument("--word", "-w", default="none", help="a word")
p.add_argument("-n", "--number", type=float, default="2.5")
p.add_argument("-v", "--verbose", action="count", default=0)
p.add_argument("-q", action="store_true")
p.add_argument("-k", "--keep", action="store_false")
p.add_argument("--const", action="store_const", const=42)
p.add_argument("-a", "--add", action="append")
p.add_argument("--add-one", dest="add", action="append_const", const=1)
p.add_argument("-e", action="extend", nargs="+", type=int, default=[0])
p.add_argument("--color", choices=["red", "green"])
p.add_argument("--level", type=int, choices=range(3))
p.add_argument("--flag", action=argparse.BooleanOptionalAction)
p.add_argument("--maybe", nargs="?", const="c", default="d")
p.add_argument("--pair", nargs=2, metavar=("A", "B"))
p.add_argument("--version", action="version", version="%(prog)s 1.2")
run(p, "1", "x", "", "1 2", "1 -w", "1 -w a --word=b", "1 -wabc -vvv -qk", "1 --const", "1 -a x -a y",
    "1 --add-one -a z", "1 -e 1 2 -e 3", "1 --color red", "1 --color blue", "1 --level 1",
    "1 --level 7", "1 --level x", "1 --flag", "1 --no-flag", "1 --maybe", "1 --maybe x",
    "--maybe x 1", "1 --pair a", "1 --pair a b", "1 --pair a b c", "--version", "1 --ver",
    "1 --verb", "1 --fl", "1 --unknown", "1 --unknown=3 -z", "-5", "1 -n -5", "1 -n x", "-- -3",
    "-- 3", "1 -w -- -3", "1 -q=3", "1 --q", "1 -vqx", "1 --verbose=3", "1 --word=", "1 -n3",
    "1 -n=3", "1 -- extra", "1 --add", "--help")

p = argparse.ArgumentParser(prog="many", description="Positionals of many lengths.")
p.add_argument("one")
p.add_argument("some", nargs="+")
p.add_argument("any", nargs="*", default=["nothing"])
p.add_argument("last", nargs="?", const=1, default="L")
p.add_argument("-x", nargs="*")
run(p, "a", "a b", "a b c d", "a b -x c d", "-x 1 2 -- a b", "a -x b c", "a b -x")

p = argparse.ArgumentParser(prog="rest")
p.add_argument("-x", action="store_true")
p.add_argument("command")
p.add_argument("rest", nargs=argparse.REMAINDER)
run(p, "run -x --y z", "-x run", "run -- -x", "-x run a -x")

p = argparse.ArgumentParser(prog="groups", epilog="The end of it.")
files = p.add_argument_group("files", "what is read")
files.add_argument("-i", "--input", required=True, metavar="FILE")
how = p.add_mutually_exclusive_group()
how.add_argument("--fast", action="store_true", help="be fast")
how.add_argument("--slow", action="store_true")
must = p.add_mutually_exclusive_group(required=True)
must.add_argument("--json")
must.add_argument("--csv", nargs="?", const="x")
run(p, "", "-i f", "-i f --json a", "-i f --json a --csv", "-i f --csv --fast --slow",
    "-i f --csv --fast", "-h")

p = argparse.ArgumentParser(prog="tracker")
p.add_argument("--file", default="cases.jsonl")
commands = p.add_subparsers(dest="command", required=True, title="commands", metavar="COMMAND",
                            help="what to do")
listing = commands.add_parser("list", aliases=["ls"], help="list cases", description="Lists cases.")
listing.add_argument("--status", choices=["open", "closed"])
listing.set_defaults(function="list_cases")
add = commands.add_parser("add", help="add a case")
add.add_argument("title")
add.add_argument("notes", nargs="*")
inner = add.add_subparsers if False else None
run(p, "", "list", "ls --status open", "list --status x", "add", "add t", "add t n m --bad",
    "--file x list", "remove", "-h", "list -h", "add -h", "list --file x")

p = argparse.ArgumentParser(prog="plain")
sub = p.add_subparsers()
sub.add_parser("a").add_argument("-z", type=int)
run(p, "", "a", "a -z 3", "a -z q", "b", "a -y")

parent = argparse.ArgumentParser(add_help=False)
parent.add_argument("--shared", default=1)
parent.add_argument_group("extra").add_argument("--more")
p = argparse.ArgumentParser(prog="child", parents=[parent], allow_abbrev=False)
p.add_argument("--own", "-o")
run(p, "--shared 2 -o 3", "--sha 2", "--own", "-h")

p = argparse.ArgumentParser(prog="plus", prefix_chars="+-", argument_default=argparse.SUPPRESS)
p.add_argument("+a", "++all")
p.add_argument("-b")
p.add_argument("-1", dest="one", action="store_true")
run(p, "+a 1", "++al 2 -b 3", "", "-1", "+x", "-2", "-h")
print(p.parse_known_args(["-b", "1", "zz", "--yy"]))


def even(text):
    if int(text) % 2:
        raise argparse.ArgumentTypeError(f"{text} is odd")
    return int(text)


p = argparse.ArgumentParser(prog="types")
p.add_argument("n", type=even)
p.add_argument("--bad", type=lambda text: 1 / 0 if text == "0" else [][1])
run(p, "2", "3", "x", "2 --bad 0", "2 --bad 1")

p = argparse.ArgumentParser(prog="stays", exit_on_error=False)
p.add_argument("--n", type=int)
run(p, "--n x", "--n 3", "--m 3")

print(p, argparse.Namespace(a=1, b="x", **{"c d": 2}))
print(argparse.Namespace(a=1) == argparse.Namespace(a=1), "a" in argparse.Namespace(a=1))
print(p.add_argument("--k", nargs=2), p.get_default("n"))
for make in (lambda: p.add_argument("--n"), lambda: p.add_argument("a", "b"),
             lambda: p.add_argument("-x", action="nothing"), lambda: p.add_argument("-x", nargs=0),
             lambda: p.add_argument("-x", const=1), lambda: p.add_argument("x", required=True),
             lambda: p.add_argument("-"), lambda: p.add_argument("x", dest="y"),
             lambda: p.add_argument("--x", type="int"), lambda: p.add_argument(),
             lambda: p.add_argument("-x", nargs=2, metavar=("a", "b", "c")),
             lambda: p.add_argument("-x", action="append", nargs=0),
             lambda: p.add_argument("-x", action="store_true", nargs=1),
             lambda: p.add_mutually_exclusive_group().add_argument("x"),
             lambda: argparse.ArgumentParser(conflict_handler="x"),
             lambda: p.add_argument("-x", type=argparse.FileType)):
    try:
        print(make())
    except Exception as problem:
        print(type(problem), problem)
resolving = argparse.ArgumentParser(prog="resolving", conflict_handler="resolve")
resolving.add_argument("-f", "--foo", help="old")
resolving.add_argument("--foo", help="new")
resolving.print_help()
