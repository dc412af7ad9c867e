class Worse:
    def __repr__(self):
        raise KeyError("repr")

    def __del__(self):
        raise TypeError("del")


Worse()
print("goes on")
