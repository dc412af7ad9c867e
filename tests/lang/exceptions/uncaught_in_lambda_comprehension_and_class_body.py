f = lambda x: [1 // v for v in x]


class Body:
    value = f([1, 0])
