log = []


def run(action):
    try:
        log.append("try")
        action()
    except ZeroDivisionError as e:
        log.append(f"zero: {e}")
    except (KeyError, IndexError) as e:
        log.append(f"lookup: {type(e).__name__} {e}")
    except Exception as e:
        log.append(f"other: {e!r}")
    else:
        log.append("else")
    finally:
        log.append("finally")
    print(log)
    log.clear()


def raiser(e):
    raise e


for action in (lambda: 1 / 0, lambda: {}["k"], lambda: [][1], lambda: int("x"), lambda: None, lambda: raiser(OSError("disk")),
               lambda: raiser(KeyError), lambda: raiser(StopIteration(5))):
    run(action)
try:
    e = "kept?"
    raise ValueError("v")
except ValueError as e:
    pass
try:
    e
except NameError as err:
    print(err)
try:
    try:
        raise KeyError("inner")
    finally:
        print("finally runs first")
except KeyError as e:
    print("then", e)
try:
    try:
        raise KeyError("one")
    except ValueError:
        print("wrong")
except:
    print("bare except")
try:
    pass
finally:
    print("just finally")
try:
    raise ValueError
except 5 if False else ValueError:
    print("expression in except")
try:
    try:
        raise ValueError("orig")
    except 5:
        pass
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError("orig")
    except (ValueError, "x"):
        print("first matched")
except TypeError as e:
    print(e)
kinds = (LookupError, ArithmeticError)
for bad in (lambda: 1 // 0, lambda: ()[0]):
    try:
        bad()
    except kinds as e:
        print(type(e).__name__, type(e).__mro__[1].__name__)
