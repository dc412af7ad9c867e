"""XML: trees of elements."""

__all__ = ["dom", "parsers", "sax", "etree"]
__path__ = []  # of the binary: modules in it are found by their names
