"""Trees of elements."""

__path__ = []  # of the binary: modules in it are found by their names
