# CPython: all can be imported.
for name in "ast dis socket ssl subprocess".split():
    try:
        __import__(name)
        print(name, "is there")
    except ModuleNotFoundError as error:
        print(error)
