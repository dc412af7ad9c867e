"""assertLogs, assertNoLogs, captureWarnings, and formats that logging refuses."""
import logging
import sys
import unittest
import warnings


class Claims(unittest.TestCase):
    def test_what_is_said(self):
        with self.assertLogs("shop", "INFO") as said:
            logging.getLogger("shop").info("sold %d", 3)
            logging.getLogger("shop.till").warning("empty")
            logging.getLogger("shop").debug("unheard")
        print(said.output, [record.levelname for record in said.records])

    def test_nothing_said(self):
        with self.assertRaises(AssertionError) as caught, self.assertLogs("shop", "ERROR"):
            logging.getLogger("shop").info("too low")
        print(caught.exception)
        with self.assertRaises(AssertionError) as caught, self.assertNoLogs():
            logging.getLogger().warning("said")
        print(caught.exception)
        with self.assertNoLogs(logging.getLogger("shop"), logging.ERROR) as nothing:
            pass
        print(nothing, logging.getLogger("shop").handlers, logging.getLogger("shop").propagate)


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Claims).run(result)
print(result, result.failures, result.errors)

for text, style in (("no field", "%"), ("{x", "{"), ("none", "{"), ("none", "$"), ("x", "?"),
                    ("%(message)s", "%"), ("{message:>9}", "{"), ("${message}", "$")):
    try:
        logging.Formatter(text, style=style)
        print("fine", text)
    except ValueError as error:
        print(error)
try:
    logging.basicConfig(colour="red")
except ValueError as error:
    print(error)
logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(name)s %(message).12s")
logging.captureWarnings(True)
warnings.showwarning("a warning", UserWarning, "file.py", 3)
logging.captureWarnings(False)
