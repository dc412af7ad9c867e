# What sys holds goes when there is nobody left to warn.
import sys


async def never_awaited():
    pass


class Last:
    def __del__(self):
        try:
            import decimal
        except ImportError as problem:
            print(problem, flush=True)


sys.kept = never_awaited()
sys.last = Last()
print("over")
