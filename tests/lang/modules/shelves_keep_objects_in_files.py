# shelve: a dict whose values are in a file.
import io
import os
import shelve
import tempfile


class Case:
    def __init__(self, title, notes):
        self.title, self.notes = title, notes


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "cases")
    with shelve.open(path) as shelf:
        shelf["first"] = Case("Lost key", ["seen on Monday"])
        shelf["numbers"] = [1, 2, 3]
        shelf["numbers"].append(4)
        print(sorted(shelf), len(shelf), "first" in shelf, shelf["numbers"])
        shelf.update({"a": 1, "b": (2, 3)})
        print(shelf.pop("a"), shelf.setdefault("c", 5), shelf.get("missing"), shelf.get("d", 0))
    with shelve.open(path, writeback=True) as shelf:
        print(shelf["first"].title, shelf["first"].notes, sorted(shelf.keys()))
        shelf["numbers"].append(4)
        shelf.sync()
        shelf["first"].notes.append("found")
        del shelf["b"]
    with shelve.open(path, flag="r") as shelf:
        print(shelf["numbers"], shelf["first"].notes, "b" in shelf)
        for wrong in ("missing", 5):
            try:
                shelf[wrong]
            except (KeyError, AttributeError) as problem:
                print(type(problem).__name__, problem)
    try:
        shelf["numbers"]
    except ValueError as problem:
        print(problem)
    print(len(dict(shelve.open(path, flag="n"))))
memory = shelve.Shelf({})
memory["key"] = {"in": "memory"}
print(memory["key"], list(memory.dict))
memory.close()
