"""What runs beside the program: see concurrent.futures."""
__path__ = []  # of the binary: modules in it are found by their names
