import cmd
import io
import shlex

for text in ("a b  c", "a 'b c' \"d e\"", "a\\ b c", "'it'\"'\"'s'", '"a\\"b" \'c\\d\' "e\\f"', "", "  ",
             "''", "a''b", "x # no", "tab\there\nline"):
    print(shlex.split(text), shlex.split(text, comments=True))
for text in ("a 'b", 'a "b', "a\\"):
    try:
        shlex.split(text)
    except ValueError as error:
        print(error)
for word in ("", "abc", "a b", "it's", "$x", "é", "a/b.c-d_e"):
    print(shlex.quote(word), shlex.split(shlex.quote(word)) == [word])
print(shlex.join(["a", "b c", "", "d'e"]))


class Shell(cmd.Cmd):
    """A shell of its own."""
    intro = "welcome"
    prompt = "> "

    def do_add(self, arg):
        """add x y: print the sum."""
        self.stdout.write("%d\n" % sum(map(int, arg.split())))

    def do_hidden(self, arg):
        self.stdout.write("hidden %r\n" % arg)

    def do_shell(self, arg):
        """Shell."""
        self.stdout.write("shell %r\n" % arg)

    def help_topic(self):
        self.stdout.write("about a topic\n")

    def do_quit(self, arg):
        """Leave."""
        return True

    do_EOF = do_quit

    def postcmd(self, stop, line):
        self.stdout.write("[%s]\n" % line)
        return stop


lines = """add 1 2

hidden  x  y
?
help add
help topic
help nothing
help hidden
!ls -l
what is this
quit
add 9 9
"""
out = io.StringIO()
shell = Shell(stdin=io.StringIO(lines), stdout=out)
shell.use_rawinput = False
shell.cmdloop()
print(out.getvalue())
print(shell.onecmd("add 3 4"), shell.lastcmd, shell.parseline("a-b c"), shell.parseline("  "))
shell.stdout = out = io.StringIO()
shell.columnize([str(i) * (i % 7 + 1) for i in range(40)], 60)
shell.columnize([])
shell.columnize(["one"])
shell.columnize(["x" * 100, "y"], 20)
print(out.getvalue())
try:
    shell.columnize(["a", 1, 2.0])
except TypeError as error:
    print(error)
