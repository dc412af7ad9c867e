# A file of 20 MB of JSON lines, read line by line where 6 MB must do.
import gzip
import json
import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), "lines.gz")
block = "".join(json.dumps({"id": i, "name": "user" * 10}) + "\n" for i in range(1000)).encode()
with gzip.open(path, "wb", compresslevel=1) as file:
    for _ in range(330):
        file.write(block)
with gzip.open(path, "rt") as file:
    count = size = 0
    for line in file:
        count += 1
        size += len(line)
        if count % 10000 == 0:
            size += json.loads(line)["id"] * 0
print(count, size)
os.remove(path)
os.rmdir(os.path.dirname(path))
