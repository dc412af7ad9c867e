# pdb's functions and a debugger of one's own, fed from texts.
import bdb
import io
import pdb
import sys


def feed(function, lines, *arguments):
    """What the debugger prints while it is told these lines."""
    debugger = pdb.Pdb(stdin=io.StringIO(lines), stdout=sys.stdout, readrc=False)
    return function(debugger, *arguments)


def area(width, height=2):
    result = width * height
    return result


def fails(n):
    if n == 0:
        raise KeyError("deep")
    fails(n - 1)


print(feed(pdb.Pdb.runcall, "n\ns\np width\nr\nc\n", area, 3))
print(feed(pdb.Pdb.runeval, "s\ns\ns\na\nc\n", "area(4, height=5)", globals()))
feed(pdb.Pdb.run, "s\ns\nn\nn\nr\nc\n", "x = area(1)\ny = x", {"area": area})
try:
    fails(2)
except KeyError:
    feed(lambda debugger: (debugger.reset(), debugger.interaction(None, sys.exc_info()[2])),
         "p n\nu\nu\np n\nw\nl\nd\nll\nq\n")
print(feed(pdb.Pdb.runcall, "n\nq\n", area, 3))
try:
    pdb.post_mortem()
except ValueError as error:
    print(error)


class Recorder(bdb.Bdb):
    def user_call(self, frame, arguments):
        self.note("call", frame)
        self.set_step()

    def user_line(self, frame):
        self.note("line", frame)
        self.set_next(frame) if frame.f_code.co_name == "caller" else self.set_step()

    def user_return(self, frame, value):
        self.note("return %r" % (value,), frame)
        self.set_step()

    def user_exception(self, frame, details):
        self.note("exception " + details[0].__name__, frame)
        self.set_step()

    def note(self, what, frame):
        if frame.f_code.co_filename != __file__:
            return
        print(what, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno)


def caller():
    try:
        fails(1)
    except KeyError:
        pass
    return sum(x for x in range(3))


recorder = Recorder()
recorder.runcall(caller)
recorder = Recorder()
recorder.reset()
print(recorder.set_break(__file__, 10 ** 6).rpartition(":")[2])
print(recorder.set_break(__file__, 19), recorder.get_all_breaks().keys() == {__file__})
print(bdb.Breakpoint.bpbynumber[-1].bpformat().rpartition("/")[2][-5:], recorder.get_break(__file__, 19))
print(recorder.clear_break(__file__, 18).rpartition(":")[2], recorder.clear_bpbynumber("x"))
print(recorder.clear_all_breaks(), recorder.clear_all_breaks(), sys.gettrace())
