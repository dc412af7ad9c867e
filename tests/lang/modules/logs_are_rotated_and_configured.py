# logging.handlers and logging.config.
import io
import logging
import logging.config
import logging.handlers
import os
import queue
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "rotating.log")
    handler = logging.handlers.RotatingFileHandler(path, maxBytes=30, backupCount=2)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logger = logging.getLogger("rotating")
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    logger.addHandler(handler)
    print(repr(handler).replace(folder, "FOLDER"))
    for number in range(8):
        logger.info("message %d", number)
    handler.close()
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name)) as file:
            print(name, file.read().split("\n"))
    logger.removeHandler(handler)

    timed = logging.handlers.TimedRotatingFileHandler(os.path.join(folder, "timed.log"), when="s",
                                                      interval=2, backupCount=1)
    print(timed.interval, timed.suffix, timed.computeRollover(100), timed.shouldRollover(None))
    timed.rolloverAt -= 100
    timed.emit(logging.LogRecord("n", logging.INFO, "p", 1, "after", (), None))
    print(len([name for name in os.listdir(folder) if name.startswith("timed.log")]))
    timed.close()
    for wrong in ("x", "w", "w9"):
        try:
            logging.handlers.TimedRotatingFileHandler(os.path.join(folder, "t"), when=wrong)
        except ValueError as problem:
            print(problem)

stream = io.StringIO()
target = logging.StreamHandler(stream)
memory = logging.handlers.MemoryHandler(3, flushLevel=logging.ERROR, target=target)
logger.addHandler(memory)
logger.info("one")
print(repr(stream.getvalue()), len(memory.buffer))
logger.error("bad")
print(repr(stream.getvalue()), len(memory.buffer))
logger.removeHandler(memory)

waiting = queue.Queue()
logger.addHandler(logging.handlers.QueueHandler(waiting))
listener = logging.handlers.QueueListener(waiting, target)
logger.warning("queued %s", "up")
print(waiting.qsize())
listener.start()
listener.stop()
print(stream.getvalue().split("\n")[-2], waiting.qsize())


class Shout(logging.Formatter):
    def format(self, record):
        return super().format(record).upper()


existing = logging.getLogger("existing")
logging.config.dictConfig({
    "version": 1,
    "formatters": {"plain": {"format": "%(name)s: %(message)s"},
                   "loud": {"()": Shout, "fmt": "%(levelname)s! %(message)s"}},
    "filters": {"app": {"name": "app"}},
    "handlers": {
        "out": {"class": "logging.StreamHandler", "formatter": "plain", "level": "INFO",
                "stream": "ext://sys.stdout"},
        "loud": {"class": "logging.StreamHandler", "formatter": "loud",
                 "stream": "ext://sys.stdout", "filters": ["app"]}},
    "loggers": {"app": {"level": "DEBUG", "handlers": ["loud"], "propagate": True}},
    "root": {"level": "WARNING", "handlers": ["out"]},
})
logging.getLogger("app").debug("only loud")
logging.getLogger("app.part").info("in both")
logging.getLogger("other").info("nowhere")
logging.getLogger("other").warning("plain")
print(existing.disabled, logging.getLogger().handlers, logging.getLogger("app").handlers[0].name)
for wrong in ({}, {"version": 2}, {"version": 1, "handlers": {"h": {"class": "no.Such"}}},
              {"version": 1, "root": {"handlers": ["missing"]}}):
    try:
        logging.config.dictConfig(wrong)
    except ValueError as problem:
        print(problem, "because of", repr(problem.__cause__))
