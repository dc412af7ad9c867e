"""ResourceWarning: a file dies open. The place told is where it dies."""
import io
import os
import sys
import tempfile
import tracemalloc
import warnings

path = os.path.join(tempfile.mkdtemp(), "notes.txt")
with open(path, "w") as notes:
    notes.write("one\ntwo\n")


def read_first_line():
    file = open(path)
    return file.readline()


# Ignored, unless somebody asks.
read_first_line()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    read_first_line()
    open(path, "rb")
    kept = open(path)
    kept.close()
    del kept
    with open(path) as closed:
        pass
    del closed
    buffer = open(path).buffer
    print(buffer.closed)
    io.StringIO("text")
    binary = io.BytesIO(b"bytes")
    del binary
for warning in caught:
    print(warning.category.__name__, str(warning.message).replace(path, "PATH"), warning.lineno,
          warning.source is None)
caught.clear()

warnings.simplefilter("error", ResourceWarning)
unraisable = []
sys.unraisablehook = unraisable.append
read_first_line()
print([(type(args.exc_value).__name__, args.exc_traceback.tb_lineno) for args in unraisable])
sys.unraisablehook = sys.__unraisablehook__
unraisable.clear()


def show_without_path(message, category, filename, lineno, file=None, line=None):
    print("shown:", category.__name__, str(message).replace(path, "PATH"), lineno)


warnings.simplefilter("always", ResourceWarning)
plain = warnings.showwarning
warnings.showwarning = show_without_path
read_first_line()
warnings.showwarning = plain
sys.stderr = io.StringIO()
read_first_line()
tracemalloc.start(2)
read_first_line()
tracemalloc.stop()
print(sys.stderr.getvalue().replace(path, "PATH"), end="")
sys.stderr = sys.__stderr__
os.remove(path)
