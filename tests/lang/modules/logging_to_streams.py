import logging, sys, io
logging.basicConfig(stream=sys.stdout, level=logging.DEBUG)
logging.debug("d %s", 1); logging.info("i"); logging.warning("w %d%%", 5); logging.error("e"); logging.critical("c")
log = logging.getLogger("app.db"); log.info("hello %s and %s", "a", "b"); log.warning("%(k)s", {"k": 3})
print(log, log.parent, logging.getLogger("app"), log.parent, logging.getLogger() is logging.root, logging.getLevelName(20), logging.getLevelName("INFO"))
log.setLevel("ERROR"); log.info("no"); log.error("yes"); print(log.isEnabledFor(20), log.getEffectiveLevel(), log.level)
try: 1 / 0
except ZeroDivisionError:
    s = io.StringIO(); h = logging.StreamHandler(s); h.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(message)s")); log.addHandler(h); log.propagate = False
    log.exception("oops"); print(s.getvalue().replace(__file__, "F"))
l2 = logging.getLogger("x"); l2.propagate = False
h2 = logging.StreamHandler(sys.stdout); h2.setFormatter(logging.Formatter("{levelname}:{message}", style="{")); l2.addHandler(h2); l2.warning("style")
class F(logging.Filter):
    def filter(self, r): return "secret" not in r.getMessage()
l2.addFilter(F()); l2.warning("secret"); l2.warning("open")
logging.disable(logging.WARNING); l2.warning("off"); l2.error("on"); logging.disable(logging.NOTSET)
try: log.setLevel("NOPE")
except ValueError as e: print(e)
print(logging.Formatter("%(asctime)s %(message)s").format(logging.LogRecord("n", 20, "p.py", 3, "m", None, None))[23:], h2, l2.handlers)
