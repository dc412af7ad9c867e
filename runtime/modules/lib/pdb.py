"""The debugger: stops a program, looks, goes on. `python -m pdb FILE`, breakpoint(), or
pdb.set_trace() where it is to stop; `help` at its prompt lists the commands."""
import builtins
import os
import sys
import traceback
from _pdb_look import Looking, describe_error
from _pdb_stops import Stopping
from bdb import Bdb, BdbQuit
from cmd import Cmd

__all__ = """run pm Pdb runeval runctx runcall set_trace post_mortem help""".split()
_USAGE = """\
usage: pdb.py [-c command] ... [-m module | pyfile] [arg] ...

Debug the Python program given by pyfile. Alternatively,
an executable module or package to debug can be specified using
the -m switch.

Initial commands are read from .pdbrc files in your home directory
and in the current directory, if they exist.  Commands supplied with
-c are executed after commands from .pdbrc files.

To let the script run until an exception occurs, use "-c continue".
To let the script run up to a given line X in the debugged file, use
"-c 'until X'"."""


class Restart(Exception):
    """The program that is debugged is to begin anew."""


class Pdb(Looking, Stopping, Bdb, Cmd):
    """One debugger with its prompt."""

    def __init__(self, completekey="tab", stdin=None, stdout=None, skip=None, nosigint=False,
                 readrc=True):
        Bdb.__init__(self, skip=skip)
        Cmd.__init__(self, completekey, stdin, stdout)
        if stdin:
            self.use_rawinput = False
        self.prompt = "(Pdb) "
        self.aliases, self.displaying, self.commands = {}, {}, {}
        self.mainpyfile = ""
        self.tb_lineno = {}
        self.currentbp = 0
        self._waits_for_main = self._user_requested_quit = False
        self.allow_kbdint = False
        self.rcLines = self._read_rc() if readrc else []
        self.forget()

    @staticmethod
    def _read_rc():
        lines = []
        for path in (os.path.expanduser("~/.pdbrc"), ".pdbrc"):
            try:
                with open(path, encoding="utf-8") as file:
                    lines.extend(file)
            except OSError:
                pass
        return lines

    # ---- where it stops ----

    def reset(self):
        Bdb.reset(self)
        self.forget()

    def forget(self):
        self.lineno = self.curframe = None
        self.stack = []
        self.curindex = 0
        self.tb_lineno.clear()

    def setup(self, f, tb):
        self.forget()
        self.stack, self.curindex = self.get_stack(f, tb)
        while tb:
            self.tb_lineno[tb.tb_frame] = tb.tb_lineno
            tb = tb.tb_next
        self.curframe = self.stack[self.curindex][0]
        self.curframe_locals = self.curframe.f_locals
        lines, self.rcLines = self.rcLines, []
        self.cmdqueue[:0] = [line.strip() for line in lines
                             if line.strip() and not line.strip().startswith("#")]

    def user_call(self, frame, argument_list):
        if self._waits_for_main:
            return
        if self.stop_here(frame):
            self.message("--Call--")
            self.interaction(frame, None)

    def user_line(self, frame):
        if self._waits_for_main:
            if self.mainpyfile != self.canonic(frame.f_code.co_filename) or frame.f_lineno <= 0:
                return
            self._waits_for_main = False
        if self.currentbp == 0 or self.obey_commands(frame):
            self.interaction(frame, None)

    def user_return(self, frame, return_value):
        if self._waits_for_main:
            return
        frame.f_locals["__return__"] = return_value
        self.message("--Return--")
        self.interaction(frame, None)

    def user_exception(self, frame, exc_info):
        if self._waits_for_main:
            return
        kind, value, tb = exc_info
        frame.f_locals["__exception__"] = kind, value
        prefix = "Internal " if tb is None and kind is StopIteration else ""
        self.message(prefix + describe_error(kind, value))
        self.interaction(frame, tb)

    def interaction(self, frame, traceback):
        """Prints where it is and obeys commands until one goes on."""
        self.setup(frame, traceback)
        self.print_stack_entry(self.stack[self.curindex])
        self._cmdloop()
        self.forget()

    def preloop(self):
        self.show_displays()

    def _cmdloop(self):
        while True:
            try:
                return self.cmdloop()
            except KeyboardInterrupt:
                self.message("--KeyboardInterrupt--")

    # ---- lines typed ----

    def default(self, line):
        """What is no command is a statement."""
        if line[:1] == "!":
            line = line[1:].strip()
        globals, locals = self.curframe.f_globals, self.curframe_locals
        saved = sys.stdout, sys.stdin, sys.displayhook
        try:
            statement = compile(line + "\n", "<stdin>", "single")
            sys.stdin, sys.stdout, sys.displayhook = self.stdin, self.stdout, self.displayhook
            exec(statement, globals, locals)
        except Exception:
            sys.stdout, sys.stdin, sys.displayhook = saved
            self.report_error()
        finally:
            sys.stdout, sys.stdin, sys.displayhook = saved

    def displayhook(self, obj):
        if obj is not None:
            self.message(repr(obj))

    def precmd(self, line):
        """Puts aliases in, and what follows `;;` behind."""
        if not line.strip():
            return line
        words = line.split()
        while words[0] in self.aliases:
            line = self.aliases[words[0]]
            for i, word in enumerate(words[1:], 1):
                line = line.replace("%" + str(i), word)
            line = line.replace("%*", " ".join(words[1:]))
            words = line.split()
        if words[0] != "alias":
            first, semicolons, rest = line.partition(";;")
            if semicolons:
                self.cmdqueue.insert(0, rest.lstrip())
                line = first.rstrip()
        return line

    def do_alias(self, arg):
        """alias [name [command]]
        Name a command, with %1, %2 and %* for what follows the name; list the aliases, or one."""
        words = arg.split()
        if not words:
            for name in sorted(self.aliases):
                self.message("%s = %s" % (name, self.aliases[name]))
        elif len(words) > 1:
            self.aliases[words[0]] = " ".join(words[1:])
        elif words[0] in self.aliases:
            self.message("%s = %s" % (words[0], self.aliases[words[0]]))

    def do_unalias(self, arg):
        """unalias name
        Forget an alias."""
        self.aliases.pop(arg.strip(), None)

    # ---- going on ----

    def do_step(self, arg):
        """s(tep)
        Run up to the next line, in a function that is called too."""
        self.set_step()
        return 1

    do_s = do_step

    def do_next(self, arg):
        """n(ext)
        Run up to the next line of this function, or until it returns."""
        self.set_next(self.curframe)
        return 1

    do_n = do_next

    def do_until(self, arg):
        """unt(il) [lineno]
        Run up to a line beyond this one, or up to that line, or until the function returns."""
        if not arg:
            self.set_until(self.curframe, None)
            return 1
        try:
            lineno = int(arg)
        except ValueError:
            self.error("Error in argument: %r" % arg)
            return None
        if lineno <= self.curframe.f_lineno:
            self.error('"until" line number is smaller than current line number')
            return None
        self.set_until(self.curframe, lineno)
        return 1

    do_unt = do_until

    def do_return(self, arg):
        """r(eturn)
        Run until this function returns."""
        self.set_return(self.curframe)
        return 1

    do_r = do_return

    def do_continue(self, arg):
        """c(ont(inue))
        Run up to the next breakpoint."""
        self.set_continue()
        return 1

    do_c = do_cont = do_continue

    def do_jump(self, arg):
        """j(ump) lineno
        Go on elsewhere, which this debugger cannot."""
        if self.curindex + 1 != len(self.stack):
            self.error("You can only jump within the bottom frame")
            return
        try:
            int(arg)
        except ValueError:
            self.error("The 'jump' command requires a line number")
        else:
            self.error("Jump failed: the line of a frame cannot be set")

    do_j = do_jump

    def do_run(self, arg):
        """run [args...]
        Begin the program anew, with those arguments; breakpoints stay."""
        if arg:
            import shlex
            program = sys.argv[0:1]
            try:
                sys.argv = shlex.split(arg)
            except ValueError as error:
                self.error("Cannot run %s: %s" % (arg, error))
                return
            sys.argv[:0] = program
        raise Restart

    do_restart = do_run

    def do_quit(self, arg):
        """q(uit)
        Leave the debugger and give up the program."""
        self._user_requested_quit = True
        self.set_quit()
        return 1

    do_q = do_exit = do_quit

    def do_EOF(self, arg):
        """EOF
        The end of the input quits."""
        self.message("")
        return self.do_quit(arg)

    def do_debug(self, arg):
        """debug code
        Debug a statement in a debugger inside this one."""
        sys.settrace(None)
        inner = Pdb(self.completekey, self.stdin, self.stdout)
        inner.prompt = "(%s) " % self.prompt.strip()
        self.message("ENTERING RECURSIVE DEBUGGER")
        try:
            inner.run(arg, self.curframe.f_globals, self.curframe_locals)
        except Exception:
            self.report_error()
        self.message("LEAVING RECURSIVE DEBUGGER")
        sys.settrace(self.trace_dispatch)
        self.lastcmd = inner.lastcmd

    def do_interact(self, arg):
        """interact
        Start a prompt whose names are those of this place."""
        import code
        code.interact("*interactive*", local={**self.curframe.f_globals, **self.curframe_locals})

    def do_help(self, arg):
        """h(elp) [command]
        List the commands, or tell about one."""
        if not arg:
            return Cmd.do_help(self, arg)
        method = getattr(self, "help_" + arg, None)
        if method is not None:
            return method()
        method = getattr(self, "do_" + arg, None)
        if method is None:
            self.error("No help for %r" % arg)
        elif not method.__doc__:
            self.error("No help for %r; __doc__ string missing" % arg)
        else:
            self.message("\n".join(line.strip() if i == 0 else line
                                   for i, line in enumerate(method.__doc__.splitlines())))

    do_h = do_help

    # ---- whole programs ----

    def _run_program(self, path):
        import __main__
        names = __main__.__dict__
        for name in [name for name in names if name not in ("__builtins__", "__doc__")]:
            del names[name]
        names.update(__name__="__main__", __file__=path, __builtins__=builtins, __spec__=None)
        self._waits_for_main = True
        self.mainpyfile = self.canonic(path)
        with open(path, "rb") as file:
            source = file.read()
        self.run(compile(source, self.mainpyfile, "exec"), names)


# ---- functions ----


def run(statement, globals=None, locals=None):
    """Debug a statement given as text."""
    Pdb().run(statement, globals, locals)


def runeval(expression, globals=None, locals=None):
    """Debug an expression given as text, and give its value."""
    return Pdb().runeval(expression, globals, locals)


def runctx(statement, globals, locals):
    run(statement, globals, locals)


def runcall(*args, **kwds):
    """Debug a call of the first argument with the others, and give what it returns."""
    return Pdb().runcall(*args, **kwds)


def set_trace(*, header=None):
    """Stop where this is called."""
    debugger = Pdb()
    if header is not None:
        debugger.message(header)
    debugger.set_trace(sys._getframe().f_back)


def post_mortem(t=None):
    """Look at the frames that an exception came through, by default that which is handled."""
    if t is None:
        t = sys.exc_info()[2]
        if t is None:
            raise ValueError("A valid traceback must be passed if no exception is being handled")
    debugger = Pdb()
    debugger.reset()
    debugger.interaction(None, t)


def pm():
    """Look at the last exception that nobody caught."""
    post_mortem(sys.last_traceback)


def help():
    print(__doc__)


def _read_arguments(words):
    """(commands, path of the program); None where the words are wrong or ask for help."""
    commands = []
    while words and words[0].startswith("-"):
        word = words.pop(0)
        if word in ("-c", "--command") and words:
            commands.append(words.pop(0))
        elif word == "-m" and words:
            import importlib.util
            spec = importlib.util.find_spec(words[0])
            words[0] = spec.origin if spec and spec.origin else words[0] + ".py"
        else:
            return None
    return (commands, words[0]) if words else None


def _run_once(debugger, path, arguments):
    """Runs the program once; whether it is to be run again."""
    try:
        debugger._run_program(path)
        if debugger._user_requested_quit:
            return False
        print("The program finished and will be restarted")
    except Restart:
        print("Restarting", path, "with arguments:")
        print("\t" + " ".join(sys.argv[1:]))
    except SystemExit as error:
        print("The program exited via sys.exit(). Exit status:", end=" ")
        print(error)
    except BaseException as error:
        traceback.print_exc()
        print("Uncaught exception. Entering post mortem debugging")
        print("Running 'cont' or 'step' will restart the program")
        debugger.interaction(None, error.__traceback__)
        if debugger._user_requested_quit:
            return False
        print("Post mortem debugger finished. The " + path + " will be restarted")
    return True


def main():
    given = _read_arguments(sys.argv[1:])
    if given is None:
        print(_USAGE)
        sys.exit(2)
    commands, path = given
    path = os.path.realpath(path)
    if not os.path.exists(path):
        print("Error:", given[1], "does not exist")
        sys.exit(1)
    sys.argv[:] = sys.argv[sys.argv.index(given[1]):] if given[1] in sys.argv else [path]
    sys.path[0] = os.path.dirname(path)
    debugger = Pdb()
    debugger.rcLines.extend(commands)
    while _run_once(debugger, path, sys.argv):
        pass


if __name__ == "__main__":
    import pdb
    pdb.main()
