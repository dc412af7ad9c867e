def f(n):
    for i in range(3):
        try:
            if n == 0:
                return "returned"
            if n == 1:
                continue
            if n == 2:
                raise ValueError(n)
            if n == 3:
                break
        except ValueError:
            if i == 2:
                return "except returned"
            continue
        finally:
            print(n, i, "finally")
            if n == 4:
                return "finally returned"
            if n == 5:
                break
    return "end"


for n in range(6):
    print(f(n))


def g():
    try:
        raise KeyError("lost")
    finally:
        return "return hides it"


print(g())


def h():
    x = 1
    try:
        return x
    finally:
        x = 2


print(h())


def nest():
    try:
        try:
            raise ValueError("a")
        except ValueError:
            try:
                raise KeyError("b")
            except KeyError:
                raise
            finally:
                print("f1")
        finally:
            print("f2")
    except KeyError as e:
        print(repr(e), repr(e.__context__))
    finally:
        print("f3")


nest()


def many(n):
    try:
        try:
            try:
                if n:
                    raise IndexError(n)
            except KeyError:
                print("no")
            else:
                print("else")
        finally:
            print("inner")
    except IndexError as e:
        print("caught", e)
        return "A"
    else:
        return "B"
    finally:
        print("outer")


print(many(0), many(1))
