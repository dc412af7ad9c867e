def risky(n):
    if n == 0:
        raise ValueError("zero")
    if n == 1:
        raise KeyError("one")
    return n


def layer(n):
    try:
        return risky(n)
    except ValueError:
        print("log", end=" ")
        raise
    except KeyError as e:
        raise LookupError(f"layer: {e}") from e
    finally:
        print("clean", end=" ")


for n in range(3):
    try:
        print(layer(n))
    except ValueError as e:
        print("V", e, e.__cause__)
    except LookupError as e:
        print("L", e, repr(e.__cause__))


def loop():
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                raise StopIteration
            print(i, end=" ")
        except StopIteration:
            print("stopped", end=" ")
        else:
            print("else", end=" ")
        finally:
            print("finally", end="; ")


loop()
print()
errors = []
for value in ("1", "x", None, "0"):
    try:
        errors.append(10 / int(value))
    except (ValueError, TypeError) as e:
        errors.append(type(e).__name__)
    except ArithmeticError as e:
        errors.append(str(e))
print(errors)
try:
    try:
        raise TypeError("t")
    except ValueError:
        print("no")
    else:
        print("no")
    finally:
        print("inner finally")
except TypeError as e:
    print("outer", e)
e = None
try:
    raise Exception("x")
except Exception as e:
    saved = e
try:
    print(e)
except NameError as err:
    print(err, saved)
