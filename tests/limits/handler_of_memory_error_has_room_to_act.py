# At the limit the handler still prints and builds small things, though the heap is full.
def chain():
    node = None
    while True:
        node = (node,) * 50


for attempt in range(3):
    try:
        chain()
    except MemoryError as error:
        words = [str(n) for n in range(100)]
        print("caught", type(error).__name__, len(words), f"{attempt:>3}")
print("goes on")
