# With globals and locals apart, exec stores in the globals what any scope in the text says is global.
SOURCE = """
def make():
    name = 1
    def reader():
        global name
        return name
    def adder():
        return name + 1
    return reader, adder
name = 9
other = 3
reader, adder = make()
seen = reader(), adder()
"""
own_globals, own_locals = {}, {}
exec(SOURCE, own_globals, own_locals)
print(own_globals["name"], own_locals["seen"], own_locals["other"], sorted(own_locals))


class Body:
    def method(self):
        global shared
        shared = 5
    shared = 4


Body().method()
print(shared, Body.shared)
