# python -m pdb FILE, fed from a text; the file stands in a folder of its own.
import io
import os
import pdb
import sys
import tempfile

PROGRAM = '''\
"""A program."""
import sys
numbers = [1, 2]
for n in numbers:
    print(n, sys.argv[1:])
if len(sys.argv) > 2:
    sys.exit("words")
1 / (len(sys.argv) - 2)
'''


def everything(io=io, os=os, pdb=pdb, sys=sys, tempfile=tempfile, PROGRAM=PROGRAM):
    # The debugger empties __main__, so all names are local.
    def session(commands, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            folder = os.path.realpath(folder)
            path = os.path.join(folder, "program.py")
            with open(path, "w") as file:
                file.write(PROGRAM)
            saved = sys.stdin, sys.stdout, sys.stderr, sys.argv[:], sys.path[:]
            sys.stdin, sys.stdout = io.StringIO(commands), io.StringIO()
            sys.stderr = io.StringIO()
            sys.argv[:] = ["pdb", path, *arguments]
            try:
                pdb.main()
            except SystemExit as error:
                print("status", error)
            finally:
                text = sys.stdout.getvalue()
                sys.stdin, sys.stdout, sys.stderr, sys.argv[:], sys.path[:] = saved
                print("=" * 20, arguments)
                print(text.replace(folder, "FOLDER"))

    session("n\nn\nb 5\nc\np n\nc\ncl 1\nc\np numbers\nq\n")
    session("c\nq\n", "a", "b")
    session("unt 5\nl 1,3\nb 7\nc\nn\nn\nc\nq\n", "a", "b")
    session("tbreak 5\nc\nrun x y\np sys.argv[1:]\nq\n", "a", "b")
    session("", "a")
    sys.argv[:] = ["pdb", "/nowhere/at/all.py"]
    try:
        pdb.main()
    except SystemExit as error:
        print("status", error)
    sys.argv[:] = ["pdb", "--help"]
    try:
        pdb.main()
    except SystemExit as error:
        print("status", error)


everything()
