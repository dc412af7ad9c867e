# CPython: all of these are there.
import argparse
import asyncio
import csv
import hashlib
import io
import logging.handlers
import pathlib
import pickle
import unittest
import xml.etree.ElementTree
import xml.sax

for module, name in ((csv, "Sniffer"), (argparse.ArgumentParser, "parse_intermixed_args"),
                     (pathlib, "PureWindowsPath"), (hashlib, "blake2b"), (hashlib, "scrypt"),
                     (pickle, "PickleBuffer"),
                     (unittest.TestLoader, "discover"), (asyncio, "open_connection"),
                     (asyncio, "create_subprocess_exec"), (logging.handlers, "SocketHandler"),
                     (xml.etree.ElementTree, "canonicalize"), (xml.sax, "make_parser")):
    print(module.__name__, name, hasattr(module, name))

print("writable buffer of BytesIO", not io.BytesIO(b"abc").getbuffer().readonly)
