"""Handlers that change files, gather records or hand them on."""
import logging
import os
import re
import time

DEFAULT_TCP_LOGGING_PORT, SYSLOG_UDP_PORT = 9020, 514


class BaseRotatingHandler(logging.FileHandler):
    """A file that another takes the place of now and then."""
    namer = rotator = None

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            super().emit(record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _close_stream(self):
        if self.stream:
            self.stream.close()
            self.stream = None


class RotatingFileHandler(BaseRotatingHandler):
    """A file of a limited size, and so many older ones with a number behind their name."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False,
                 errors=None):
        super().__init__(filename, "a" if maxBytes > 0 else mode, encoding, delay, errors)
        self.maxBytes, self.backupCount = maxBytes, backupCount

    def doRollover(self):
        self._close_stream()
        if self.backupCount > 0:
            for number in range(self.backupCount - 1, 0, -1):
                self._move(self.rotation_filename(f"{self.baseFilename}.{number}"),
                           self.rotation_filename(f"{self.baseFilename}.{number + 1}"))
            first = self.rotation_filename(f"{self.baseFilename}.1")
            if os.path.exists(first):
                os.remove(first)
            self.rotate(self.baseFilename, first)
        if not self.delay:
            self.stream = self._open()

    def _move(self, source, dest):
        if os.path.exists(source):
            if os.path.exists(dest):
                os.remove(dest)
            os.rename(source, dest)

    def shouldRollover(self, record):
        if self.maxBytes <= 0 or \
                os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            return False
        if self.stream is None:
            self.stream = self._open()
        self.stream.seek(0, 2)
        text = self.format(record) + "\n"
        return self.stream.tell() + len(text) >= self.maxBytes


_UNITS = {"S": (1, "%Y-%m-%d_%H-%M-%S"), "M": (60, "%Y-%m-%d_%H-%M"), "H": (3600, "%Y-%m-%d_%H"),
          "D": (86400, "%Y-%m-%d"), "MIDNIGHT": (86400, "%Y-%m-%d"), "W": (604800, "%Y-%m-%d")}


class TimedRotatingFileHandler(BaseRotatingHandler):
    """A new file after each span of time; older ones have its date behind their name."""

    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False,
                 utc=False, atTime=None, errors=None):
        super().__init__(filename, "a", encoding, delay, errors)
        self.when, self.backupCount, self.utc, self.atTime = when.upper(), backupCount, utc, atTime
        unit = "W" if self.when.startswith("W") else self.when
        if unit not in _UNITS:
            raise ValueError("Invalid rollover interval specified: %s" % self.when)
        if unit == "W" and len(self.when) != 2:
            raise ValueError("You must specify a day for weekly rollover from 0 to 6 (0 is "
                             "Monday): %s" % self.when)
        if unit == "W" and not "0" <= self.when[1] <= "6":
            raise ValueError("Invalid day specified for weekly rollover: %s" % self.when)
        self.dayOfWeek = int(self.when[1]) if unit == "W" else None
        seconds, self.suffix = _UNITS[unit]
        self.interval = seconds * interval
        self.extMatch = re.compile(re.sub("%.", lambda part: r"\d{4}" if part[0] == "%Y" else
                                          r"\d{2}", self.suffix) + r"(\.\w+)?$", re.ASCII)
        begin = os.stat(self.baseFilename).st_mtime if os.path.exists(self.baseFilename) else \
            time.time()
        self.rolloverAt = self.computeRollover(int(begin))

    def computeRollover(self, currentTime):
        """When the file changes next: after the interval, or at a time of a day."""
        if self.when != "MIDNIGHT" and self.dayOfWeek is None:
            return currentTime + self.interval
        now = time.gmtime(currentTime) if self.utc else time.localtime(currentTime)
        passed = now.tm_hour * 3600 + now.tm_min * 60 + now.tm_sec
        at = self.atTime
        wanted = 86400 if at is None else at.hour * 3600 + at.minute * 60 + at.second
        wait = wanted - passed
        if wait <= 0:
            wait += 86400
        if self.dayOfWeek is not None:
            wait += (self.dayOfWeek - now.tm_wday) % 7 * 86400
        return currentTime + wait

    def shouldRollover(self, record):
        return int(time.time()) >= self.rolloverAt

    def getFilesToDelete(self):
        folder, base = os.path.split(self.baseFilename)
        found = [os.path.join(folder, name) for name in os.listdir(folder)
                 if name.startswith(base + ".") and self.extMatch.match(name[len(base) + 1:])]
        return sorted(found)[:max(len(found) - self.backupCount, 0)]

    def doRollover(self):
        self._close_stream()
        begin = self.rolloverAt - self.interval
        moment = time.gmtime(begin) if self.utc else time.localtime(begin)
        dest = self.rotation_filename(self.baseFilename + "." +
                                      time.strftime(self.suffix, moment))
        if os.path.exists(dest):
            os.remove(dest)
        self.rotate(self.baseFilename, dest)
        if self.backupCount > 0:
            for path in self.getFilesToDelete():
                os.remove(path)
        if not self.delay:
            self.stream = self._open()
        now = int(time.time())
        self.rolloverAt = self.computeRollover(now)
        while self.rolloverAt <= now:
            self.rolloverAt += self.interval


class WatchedFileHandler(logging.FileHandler):
    """A file that is opened again when another has its name."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        super().__init__(filename, mode, encoding, delay, errors)
        self._identity = self._look()

    def _look(self):
        try:
            found = os.stat(self.baseFilename)
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

    def reopenIfNeeded(self):
        if self.stream is not None and self._look() != self._identity:
            self.stream.close()
            self.stream = self._open()
            self._identity = self._look()

    def emit(self, record):
        self.reopenIfNeeded()
        super().emit(record)
        self._identity = self._look()


class BufferingHandler(logging.Handler):
    """Keeps records until there are enough."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity, self.buffer = capacity, []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.buffer.clear()

    def close(self):
        try:
            self.flush()
        finally:
            super().close()


class MemoryHandler(BufferingHandler):
    """Hands what it kept to another handler when there is enough or something is wrong."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel, self.target, self.flushOnClose = flushLevel, target, flushOnClose

    def shouldFlush(self, record):
        return super().shouldFlush(record) or record.levelno >= self.flushLevel

    def setTarget(self, target):
        self.target = target

    def flush(self):
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            self.target = None
            super().close()


class QueueHandler(logging.Handler):
    """Puts records into a queue."""

    def __init__(self, queue):
        super().__init__()
        self.queue, self.listener = queue, None

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        import copy
        text = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = text
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Hands the records of a queue to handlers, all of them when it is stopped."""

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue, self.handlers = queue, handlers
        self.respect_handler_level = respect_handler_level

    def dequeue(self, block):
        return self.queue.get(block)

    def prepare(self, record):
        return record

    def handle(self, record):
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def start(self):
        """There is one thread: what comes is handled at the end."""

    def stop(self):
        while not self.queue.empty():
            self.handle(self.dequeue(False))
