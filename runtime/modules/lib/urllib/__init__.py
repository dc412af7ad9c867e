"""Addresses of the web: see urllib.parse."""

__path__ = []  # of the binary: modules in it are found by their names
