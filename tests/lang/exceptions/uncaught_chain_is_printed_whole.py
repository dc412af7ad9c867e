def load():
    raise KeyError("missing")


def parse():
    try:
        load()
    except KeyError as e:
        raise ValueError("bad config") from e


try:
    parse()
except ValueError:
    raise RuntimeError("giving up")
