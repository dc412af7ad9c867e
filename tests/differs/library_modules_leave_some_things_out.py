# CPython: all of these are there.
import argparse
import csv
import hashlib
import pathlib
import pickle
import unittest.mock

for module, name in ((csv, "Sniffer"), (argparse.ArgumentParser, "parse_intermixed_args"),
                     (pathlib, "PureWindowsPath"), (hashlib, "blake2b"), (hashlib, "scrypt"),
                     (pickle, "PickleBuffer"),
                     (unittest.TestLoader, "discover"),
                     (unittest.mock, "create_autospec")):
    print(module.__name__, name, hasattr(module, name))
