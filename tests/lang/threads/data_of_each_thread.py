# threading.local keeps attributes apart, also while the threads take turns; contexts as well.
import contextvars
import gc
import threading
import weakref

data = threading.local()
data.value = "main"
step = threading.Barrier(3)
seen = []


def use(name):
    print(hasattr(data, "value")) if name == 0 else None
    for round_number in range(3):
        data.value = (name, round_number)
        step.wait()
        seen.append(data.value == (name, round_number))
        step.wait()
    data.other = name


threads = [threading.Thread(target=use, args=(name,)) for name in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(all(seen), len(seen), data.value, vars(data))


class Connection(threading.local):
    count = 0
    opened = []

    def __init__(self, address):
        self.address, self.number = address, len(self.opened)
        self.opened.append(threading.current_thread().name)

    def use(self):
        self.count += 1
        return self.address, self.number, self.count


connection = Connection("db")
print(connection.use(), connection.use())
results = []
for name in "ab":
    thread = threading.Thread(target=lambda: results.append(connection.use()), name=name)
    thread.start()
    thread.join()
print(results, connection.use(), Connection.opened)


class Thing:
    pass


# What a thread kept for itself goes when it ends; what is kept in a circle is found.
def keep():
    thing = data.thing = Thing()
    results.append(weakref.ref(thing))


thread = threading.Thread(target=keep)
thread.start()
thread.join()
print(results[-1]())
own = threading.local()
own.thing = Thing()
own.thing.owner = own
reference = weakref.ref(own.thing)
del own
gc.collect()
print(reference())
for call in (lambda: threading.local(1), lambda: data.nothing,
             lambda: setattr(data, "__dict__", {}), lambda: delattr(data, "nothing"),
             lambda: Connection()):
    try:
        print(call())
    except Exception as problem:
        print(type(problem).__name__, problem)
# A new thread has a context of its own, where variables have their defaults.
variable = contextvars.ContextVar("variable", default="default")
variable.set("main")
texts = []


def look():
    texts.append(variable.get())
    variable.set("thread")
    texts.append(variable.get())


for target in look, lambda: contextvars.copy_context().run(look):
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()
copied = contextvars.copy_context()
thread = threading.Thread(target=copied.run, args=(look,))
thread.start()
thread.join()
print(texts, variable.get(), copied[variable])
