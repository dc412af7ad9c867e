def nothing():
    pass


def bare():
    return


def many():
    return 1, 2, *[3, 4]


def early(x):
    if x:
        return "early"
    return "late"


print(nothing(), bare(), many(), early(1), early(0))
a, *b = many()
print(a, b)


def finally_wins():
    try:
        return "try"
    finally:
        return "finally"


def finally_runs(log):
    try:
        return log.append("value") or "returned"
    finally:
        log.append("finally")


log = []
print(finally_wins(), finally_runs(log), log)


def loop():
    for i in range(5):
        try:
            if i == 2:
                continue
            if i == 3:
                break
            log.append(i)
        finally:
            log.append("f%d" % i)
    else:
        log.append("else")
    return i


print(loop(), log)


def swallow():
    while True:
        try:
            raise ValueError
        finally:
            break
    return "swallowed"


print(swallow())


def nested():
    try:
        try:
            return 1
        finally:
            log.append("inner")
    finally:
        log.append("outer")


print(nested(), log[-2:])
