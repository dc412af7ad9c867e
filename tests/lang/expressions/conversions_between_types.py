for f in (int, float, str, bool, list, tuple, set, dict, bytes, complex, repr, len, iter, hash, abs, sorted, sum, min, any):
    row = []
    for v in (5, -2.5, "1", "b", "", b"AB", [1, 0], (2, 3), {4: 5}, None, True, 2 + 1j, range(2), {7}):
        try:
            r = f(v)
            row.append(type(r).__name__ if f in (iter, hash) else repr(r))
        except (TypeError, ValueError) as e:
            row.append(type(e).__name__)
    print(f.__name__, *row)
