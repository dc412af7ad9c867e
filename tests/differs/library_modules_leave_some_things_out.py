# CPython: all of these are there.
import argparse
import csv
import hashlib
import pathlib
import pickle
import unittest

for module, name in ((csv, "Sniffer"), (argparse.ArgumentParser, "parse_intermixed_args"),
                     (pathlib, "PureWindowsPath"), (hashlib, "blake2b"), (hashlib, "scrypt"),
                     (unittest, "mock"), (pickle, "PickleBuffer"),
                     (unittest.TestLoader, "discover")):
    print(module.__name__, name, hasattr(module, name))
