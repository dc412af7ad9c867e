# objgraph: draws a PNG with graphviz. pympler: has a small web server and a window.
import os
import tempfile

import objgraph

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    objgraph.show_refs([["a", "b"]], filename="x.png")
    print(os.listdir())
    os.chdir("/")
try:
    import pympler.web
except ImportError as error:
    print(error)
