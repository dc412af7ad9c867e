for source in ("[0] * (2 ** 62)", "'a' * (2 ** 62)", "b'a' * (2 ** 63)", "(1,) * (2 ** 62)", "bytes(2 ** 62)", "bytearray(2 ** 62)", "'a'.center(2 ** 63)", "'%99999999999999999999d' % 1",
               "range(2 ** 70).__len__()", "[1][2 ** 70]", "'a' * 2 ** 70", "[0] * 2 ** 70", "'abc'.ljust(2 ** 62)", "chr(2 ** 40)", "format(1, '9' * 30)", "[].insert(2 ** 70, 1)", "'a'.zfill(2 ** 62)", "'\\t'.expandtabs(2 ** 62)"):
    try:
        print(source, type(eval(source)).__name__)
    except (MemoryError, OverflowError, ValueError, IndexError) as e:
        print(source, type(e).__name__)
