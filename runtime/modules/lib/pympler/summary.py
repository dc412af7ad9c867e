"""Counts and sizes of objects by type: rows [type, number of objects, bytes]."""
import sys

__all__ = ["summarize", "get_diff", "print_", "format_"]

_SORTS = {"type": 0, "#": 1, "size": 2}


def summarize(objects):
    """A row for each type of the objects."""
    sums = {}
    for one in objects:
        row = sums.get(type(one))
        if row is None:
            row = sums[type(one)] = [type(one).__name__, 0, 0]
        row[1] += 1
        row[2] += sys.getsizeof(one)
    return list(sums.values())


def get_diff(left, right):
    """Rows of what `right` has more than `left`; types that are the same have zeros."""
    sums = {}
    for sign, rows in ((-1, left), (1, right)):
        for name, count, size in rows:
            row = sums.setdefault(name, [name, 0, 0])
            row[1] += sign * count
            row[2] += sign * size
    return list(sums.values())


def show_size(size):
    """The size as tables show it: 12     B, 1.50 KB."""
    if abs(size) < 1024:
        return f"{size:.0f}     B"
    for unit in ("KB", "MB", "GB"):
        size /= 1024
        if abs(size) < 1024:
            break
    return f"{size:.2f} {unit}"


def format_(rows, limit=15, sort="size", order="descending"):
    """The lines of a table of the rows; `sort`: type, # or size; `order`: ascending, descending."""
    if sort not in _SORTS:
        raise ValueError(f"invalid sort, should be one of {list(_SORTS)}")
    if order not in ("ascending", "descending"):
        raise ValueError("invalid order, should be one of ['ascending', 'descending']")
    column = _SORTS[sort]
    rows = sorted(rows, key=lambda row: str(row[column]) if column == 0 else row[column],
                  reverse=order == "descending")[:limit]
    cells = [("types", "# objects", "total size")]
    cells += [(name, str(count), show_size(size)) for name, count, size in rows]
    width = max(len(name) for name, count, size in cells)
    for number, (name, count, size) in enumerate(cells):
        yield f"  {name:>{width}} | {count:>11} | {size:>12}"
        if not number:
            yield f"{'=' * (width + 2)} | {'=' * 11} | {'=' * 12}"


def print_(rows, limit=15, sort="size", order="descending"):
    """Prints the rows as a table."""
    for line in format_(rows, limit, sort, order):
        print(line)
