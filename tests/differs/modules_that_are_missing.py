# CPython: all can be imported.
for name in "dis socket ssl subprocess".split():
    try:
        __import__(name)
        print(name, "is there")
    except ModuleNotFoundError as error:
        print(error)
