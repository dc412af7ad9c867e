from array import array

for view in memoryview(b"x12x")[1:3], array("B", b"12"), bytearray(b" 12 "):
    print(int(view), float(view))
    try:
        print(int(view, 16))
    except TypeError as error:
        print(error)
for wrong in memoryview(b"1x"), array("B", b""):
    for number in int, float:
        try:
            number(wrong)
        except ValueError as error:
            print(str(error).split(":")[0])
