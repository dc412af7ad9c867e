import sys


class D:
    def __del__(self):
        print("bye")


d = D()
sys.exit()
