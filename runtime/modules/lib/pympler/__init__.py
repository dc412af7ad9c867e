"""Sizes of objects, what there is and what is new: pympler's modules over tare's instruments."""
__version__ = "1.1"
__path__ = []  # of the binary: modules in it are found by their names
