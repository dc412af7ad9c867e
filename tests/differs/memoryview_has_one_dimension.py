# CPython: a view of shape (2, 4). Here a memoryview is a row of items.
view = memoryview(bytes(8))
print(view.cast("i").tolist(), view.ndim)
try:
    print(view.cast("B", (2, 4)).shape)
except NotImplementedError as error:
    print(error)
