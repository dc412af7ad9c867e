"""An object gets twelve boxes for what it refers to, so that others get some too."""
import os
import tare

path = "/tmp/tare_picture_%d" % os.getpid()
data = {"many": [[number] for number in range(100)], "tail": [("the end",)],
        "large": list(range(1000))}
for ending in (".dot", ".svg"):
    tare.snapshot(path + ending, of=data, limit=40)
    with open(path + ending) as file:
        text = file.read()
    os.remove(path + ending)
    print("[11]" in text, "[12]" in text, "… 88 more" in text, "the end" in text,
          " B<" in text and ("%s B<" % format(tare.size(data["large"]).own_bytes, ",")) in text)
