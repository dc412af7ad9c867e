"""All objects of the heap, and which of them are new."""
import gc
import sys

__all__ = ["get_objects", "get_diff", "sort", "filter", "get_referents", "get_size",
           "print_summary"]


def get_objects(remove_dups=True, include_frames=False):
    """All objects: those that the collector knows, and all that they refer to."""
    gc.collect()
    found = gc.get_objects()
    # What the collector does not track refers to nothing or is referred to by what it does track.
    seen = {id(one) for one in found}
    seen.add(id(found))
    for one in list(found):
        _add_untracked(one, found, seen)
    if not include_frames:
        found[:] = [one for one in found if type(one).__name__ != "frame"]
    return found


def _add_untracked(obj, found, seen):
    waiting = [obj]
    while waiting:
        for one in gc.get_referents(waiting.pop()):
            if id(one) in seen or gc.is_tracked(one) or not sys.getsizeof(one):
                continue
            seen.add(id(one))
            found.append(one)
            waiting.append(one)


def get_size(objects):
    """The sum of their own sizes."""
    return sum(map(sys.getsizeof, objects))


def get_diff(left, right):
    """What is only in `right` ("+") and only in `left` ("-"), by identity."""
    ids_left, ids_right = {id(one) for one in left}, {id(one) for one in right}
    return {"+": [one for one in right if id(one) not in ids_left],
            "-": [one for one in left if id(one) not in ids_right]}


def sort(objects):
    """The objects by size, the smallest first."""
    return sorted(objects, key=sys.getsizeof)


def filter(objects, Type=None, min=-1, max=-1):
    """Those of a class, and of at least `min` and at most `max` bytes of their own."""
    if min > max > -1:
        raise ValueError("minimum must be smaller than maximum")
    return [one for one in objects
            if (Type is None or isinstance(one, Type))
            and (min < 0 or sys.getsizeof(one) >= min)
            and (max < 0 or sys.getsizeof(one) <= max)]


def get_referents(object, level=1):
    """What the object refers to, over so many steps, each once."""
    found, latest = {}, [object]
    for step in range(level):
        latest = [one for one in gc.get_referents(*latest) if id(one) not in found]
        found.update((id(one), one) for one in latest)
    return list(found.values())


def print_summary():
    """Prints what takes most, by type."""
    from pympler import summary
    summary.print_(summary.summarize(get_objects()))
