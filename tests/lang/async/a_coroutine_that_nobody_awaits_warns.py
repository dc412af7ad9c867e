# A coroutine that dies before it began is told of on stderr, once a line.
async def job():
    return 1


for _ in range(2):
    job()
closed = job()
closed.close()
del closed
print("on")
job()
