# The help: wrapped usage, long names, formatters, defaults, what is suppressed.
import argparse
import os


def build(formatter, **more):
    p = argparse.ArgumentParser(
        prog="layout", formatter_class=formatter, epilog="  Notes:\n    one\n    two\n\n\n\nend",
        description="A description of %(prog)s that is long enough to be wrapped at the end of the "
        "line.\n\n  And a paragraph\n  of its own.", **more)
    p.add_argument("source", help="where it comes from: %(default)s", nargs="?", default="here")
    p.add_argument("targets", nargs="*", metavar="TARGET", help="where it goes", type=str)
    p.add_argument("-o", "--option-with-a-long-name", type=int, default=7, metavar="NUMBER",
                   help="an option of type %(type)s with a long name and with a help that is long "
                        "enough for a second line,\nand a newline")
    p.add_argument("--choice", choices=("a", "b", "c"), help="one of %(choices)s; 100%%",
                   type=str)
    p.add_argument("-s", "--short", action="store_true", help="short")
    p.add_argument("--hidden", help=argparse.SUPPRESS)
    p.add_argument("--nohelp", action="store_const", const=1)
    p.add_argument("--many", nargs="+", type=float, help="some of them")
    p.add_argument("--triple", nargs=3, type=float)
    p.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True, help="a flag")
    p.add_argument("--required-one", required=True, type=str)
    group = p.add_mutually_exclusive_group()
    group.add_argument("--left", type=str)
    group.add_argument("--middle", help=argparse.SUPPRESS)
    group.add_argument("--right", type=str, help="right")
    return p


for formatter in (argparse.HelpFormatter, argparse.RawDescriptionHelpFormatter,
                  argparse.RawTextHelpFormatter, argparse.ArgumentDefaultsHelpFormatter):
    build(formatter).print_help()
    print("-" * 80)
for columns in ("40", "60", "200", "10"):
    os.environ["COLUMNS"] = columns
    build(argparse.HelpFormatter).print_help()
    build(argparse.HelpFormatter).print_usage()
    print("-" * int(columns))
del os.environ["COLUMNS"]
simple = argparse.ArgumentParser(prog="types", formatter_class=argparse.MetavarTypeHelpFormatter)
simple.add_argument("n", type=int)
simple.add_argument("--x", type=float)
simple.print_help()
print(build(lambda prog: argparse.HelpFormatter(prog, max_help_position=40, width=100)).format_help())
print(argparse.ArgumentParser(prog="p", usage="%(prog)s [any]", description="").format_help())
print(repr(argparse.ArgumentParser(prog="p", add_help=False).format_help()))
long = argparse.ArgumentParser(prog="a-program-with-a-very-long-name-that-takes-up-most-of-the-line-x")
for name in "abcdefgh":
    long.add_argument("--" + name * 5)
long.add_argument("pos")
long.print_help()
for required in (False, True):
    p = argparse.ArgumentParser(prog="g")
    group = p.add_mutually_exclusive_group(required=required)
    group.add_argument("-a", action="store_true")
    group.add_argument("-b", nargs="?")
    group.add_argument("c", nargs="?")
    p.add_argument("-d")
    group = p.add_mutually_exclusive_group(required=required)
    group.add_argument("-e")
    print(p.format_usage())
p = argparse.ArgumentParser(prog="deep", description="top")
p.add_argument("first")
s = p.add_subparsers(help="h", description="the commands")
a = s.add_parser("alpha-is-a-long-command-name", help="a long help for the command " * 4)
s.add_parser("b", help="b's help").add_argument("x")
s.add_parser("nohelp")
b = a.add_subparsers(dest="z").add_parser("inner", epilog="ep")
p.print_help()
a.print_help()
b.print_help()
print(argparse.FileType("w", encoding="utf-8"))
