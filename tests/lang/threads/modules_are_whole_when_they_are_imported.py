# A thread that imports what another one is importing waits for the end of the body; two modules
# that import each other in two threads do not wait for ever.
import os
import sys
import tempfile
import threading

SLOW = """
import time
first = 1
time.sleep(0.03)
second = 2
"""
LEFT = """
import time
time.sleep(0.02)
import right_half
done = "left"
"""
RIGHT = LEFT.replace("right_half", "left_half").replace('"left"', '"right"')
results = []


def take(name, attribute):
    try:
        results.append(getattr(__import__(name), attribute))
    except Exception as problem:
        results.append(str(problem))


def run(*calls):
    results.clear()
    threads = [threading.Thread(target=take, args=call) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sorted(map(str, results)))


with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    for name, text in (("slow_body", SLOW), ("left_half", LEFT), ("right_half", RIGHT)):
        with open(os.path.join(folder, name + ".py"), "w") as file:
            file.write(text)
    run(("slow_body", "second"), ("slow_body", "second"), ("slow_body", "first"))
    run(("left_half", "__name__"), ("right_half", "__name__"))
    print(sys.modules["left_half"].done, sys.modules["right_half"].done)
    run(*[("decimal", "__name__"), ("statistics", "__name__")] * 2)
