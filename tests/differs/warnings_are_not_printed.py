# CPython: a SyntaxWarning for `is` with a literal and for the assertion, and a RuntimeWarning for
# the coroutine that was never awaited, all on standard error. Here the runtime issues none.
async def coroutine():
    pass


coroutine()
print(1 is 1)
assert (1, "always true")
