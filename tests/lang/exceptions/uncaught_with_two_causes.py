def one():
    raise OSError("disk")


def two():
    try:
        one()
    except OSError as e:
        raise RuntimeError("storage") from e


try:
    two()
except RuntimeError as e:
    raise SystemError("stop") from None
