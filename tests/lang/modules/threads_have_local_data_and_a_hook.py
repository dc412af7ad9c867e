"""threading.local keeps the attributes of each thread apart; excepthook hears how threads end."""
import threading


class Settings(threading.local):
    depth = 0

    def __init__(self, name):
        self.name = name
        print("set up in", threading.current_thread().name)


plain, settings = threading.local(), Settings("s")
plain.x, settings.depth = 1, 5


def look():
    print(hasattr(plain, "x"), settings.depth, settings.name, plain.__dict__)
    plain.x, settings.name = 2, "changed"
    nested = threading.Thread(target=lambda: print(sorted(vars(plain)), settings.name), name="inner")
    nested.start()
    nested.join()
    del plain.x
    print(hasattr(plain, "x"))


def fail():
    raise ValueError("ends it")


thread = threading.Thread(target=look, name="outer")
thread.start()
thread.join()
print(plain.x, settings.depth, settings.name, vars(settings) == {"name": "s", "depth": 5})
try:
    threading.local(1)
except TypeError as error:
    print(error)


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.exc_traceback is not None, args.thread.name)


threading.excepthook = hook
thread = threading.Thread(target=fail, name="failing")
thread.start()
thread.join()
threading.excepthook = threading.__excepthook__
thread = threading.Thread(target=exit, name="leaving")
thread.start()
thread.join()
