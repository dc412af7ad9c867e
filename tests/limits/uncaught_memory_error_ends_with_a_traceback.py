def fill():
    items = []
    while True:
        items.append([0] * 1000)


print("start")
fill()
