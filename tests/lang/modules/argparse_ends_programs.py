# A wrong command line ends the program with status 2 and words on standard error.
import argparse

parser = argparse.ArgumentParser(description="Tracks cases.")
parser.add_argument("file")
parser.add_argument("--count", type=int, default=10, help="how many (default: %(default)s)")
parser.parse_args(["a", "--count", "many"])
