class Open:
    def status(self):
        return "open"

    def close(self):
        self.__class__ = Closed


class Closed:
    def status(self):
        return f"closed {self.id}"

    def close(self):
        raise RuntimeError("already closed")


c = Open()
c.id = 7
print(c.status())
c.close()
print(c.status(), type(c).__name__, isinstance(c, Open), isinstance(c, Closed))
try:
    c.close()
except RuntimeError as e:
    print(e)
