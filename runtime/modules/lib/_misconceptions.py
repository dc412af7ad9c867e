"""Which thought is likely behind a wrong guess of an object's own bytes.

Each rule gives the thought that leads to a guess, by what an anatomy tells; the first that fits is
told.
"""

# What sys.getsizeof says in CPython 3.11: without parts, and for each reference or byte of text.
_CPYTHON = {"int": (28, 0), "float": (24, 0), "bool": (28, 0), "NoneType": (16, 0),
            "object": (16, 0), "str": (49, 1), "bytes": (33, 1), "list": (56, 8), "tuple": (40, 8)}
_CONTAINERS = ("list", "tuple", "dict", "set", "frozenset")
_NUMBER_SIZES = (8, 24, 28, 32, 36)


def find(report, guess):
    """The words for the thought, or an empty text."""
    sizes = {}
    for row in report.regions:
        sizes[row["kind"]] = sizes.get(row["kind"], 0) + row["size_bytes"]
    for rule in _RULES:
        words = rule(report, guess, sizes)
        if words:
            return words
    return ""


def _no_object(report, guess, sizes):
    if not report.is_immediate:
        return ""
    if guess == 8:
        return "the reference was counted: it belongs to who holds it, and it is the value itself"
    return (_cpython(report, guess, sizes) or
            "it was thought to be an object: the word that refers to it is the value itself")


def _no_header(report, guess, sizes):
    if guess in (report.own_bytes - 8, report.requested_bytes - 8):
        return "the header was forgotten: count and shape, 8 bytes in front of every object"


def _only_data(report, guess, sizes):
    if not guess:
        return "all of it was forgotten: whatever is an object has a header of 8 bytes at least"
    if guess == sizes.get("text"):
        return "only the text was counted: header and length stand in front of it"
    if guess == sizes.get("references"):
        return "only the references were counted: header and the rest stand in front of them"


def _first_block(report, guess, sizes):
    first = sum(row["size_bytes"] for row in report.regions if row["block"] == 0)
    if report.block_count > 1 and guess == first:
        return "only the first block was counted: what it owns beside that is part of it"


def _no_slack(report, guess, sizes):
    if report.slack_bytes and guess == report.own_bytes - report.slack_bytes:
        return f"the slack was forgotten: blocks come in size classes, here {report.slack_bytes} B"
    if guess == report.own_bytes - sizes.get("spare", 0) and sizes.get("spare"):
        return (f"the room for more was forgotten: {sizes['spare']} B stand ready, so that it need "
                f"not move each time it grows")


def _cpython(report, guess, sizes):
    base, each = _CPYTHON.get(report.type_name, (0, 0))
    parts = sizes.get("text", 0) if each == 1 else sizes.get("references", 0) // 8
    if base and guess == base + each * parts:
        return "that is what sys.getsizeof says of it in CPython; %estimates compares the two"
    if report.has_shared_keys and guess in (48, 56):
        return "that is what sys.getsizeof says in CPython, where the attributes are not counted"
    return ""


def _alone(report, guess, sizes):
    if guess == report.alone_bytes:
        return "what it leads to was counted: its own size is that of its own blocks"


def _keys(report, guess, sizes):
    if report.has_shared_keys and guess > report.own_bytes:
        return (f"the names of its {report.key_count} attributes were counted: they stand once, in "
                f"the class, for all instances")


def _wide_text(report, guess, sizes):
    text = sizes.get("text", 0)
    if report.type_name == "str" and guess >= report.own_bytes + text * 3 > report.own_bytes:
        return "4 bytes were taken for each character: it takes as many as its widest one needs"


def _items(report, guess, sizes):
    if report.type_name not in _CONTAINERS or guess <= report.own_bytes:
        return ""
    count = sizes.get("references", 0) // 8
    if count and any(guess == report.own_bytes + count * each for each in _NUMBER_SIZES):
        return "its numbers were counted as if it held them: it has 8 bytes for each to refer to it"
    return "a container does not hold its items, only 8 bytes for each to refer to it"


def _large_header(report, guess, sizes):
    if guess - report.own_bytes == 8:
        return "a header of 16 bytes was counted, as CPython has it: here it is 8"
    if guess - report.own_bytes in (16, 24):
        return ("a head for the collector was counted, as CPython puts it in front: here it is a "
                "byte beside the page")


_RULES = (_no_object, _no_header, _only_data, _first_block, _no_slack, _cpython, _alone,
          _large_header, _wide_text, _keys, _items)
