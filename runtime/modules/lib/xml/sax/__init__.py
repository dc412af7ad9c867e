"""What programs that write XML by hand need: see xml.sax.saxutils."""

__path__ = []  # of the binary: modules in it are found by their names
