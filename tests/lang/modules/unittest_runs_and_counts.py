# Runs of tests: letters, lines, tracebacks, skips, subtests, fixtures of classes, and the counts.
import io
import sys
import unittest


class Basics(unittest.TestCase):
    def setUp(self):
        self.items = [1]
        self.addCleanup(self.items.clear)

    def test_passes(self):
        """Adds one and one."""
        self.assertEqual(self.items, [1])

    def test_fails(self):
        """Fails,
        in two lines."""
        self.assertEqual(self.items, [2])

    def test_breaks(self):
        self.helper()

    def helper(self):
        raise KeyError("broken")

    @unittest.skip("not now")
    def test_skipped(self):
        self.fail()

    @unittest.skipIf(True, "if")
    def test_skipped_if(self):
        self.fail()

    @unittest.skipUnless(True, "unless")
    def test_not_skipped(self):
        pass

    def test_skips_itself(self):
        self.skipTest("inside")

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(False)

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_parts(self):
        for i in range(4):
            with self.subTest(i=i):
                self.assertEqual(i % 2, 0)
        with self.subTest("named", x="y"):
            raise ValueError("part")


@unittest.skip("whole class")
class Skipped(unittest.TestCase):
    def test_one(self):
        pass


class WithClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.log = ["setUpClass"]

    @classmethod
    def tearDownClass(cls):
        print(cls.log + ["tearDownClass"])

    def setUp(self):
        self.log.append("setUp")

    def tearDown(self):
        self.log.append("tearDown")

    def test_a(self):
        self.log.append("a")

    def test_b(self):
        self.log.append("b")


class BadClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError("no class")

    def test_never(self):
        pass


class BadSetUp(unittest.TestCase):
    def setUp(self):
        raise OSError("set up")

    def test_never(self):
        pass


def show(suite, verbosity):
    stream = io.StringIO()
    result = unittest.TextTestRunner(stream, verbosity=verbosity).run(suite)
    for line in stream.getvalue().splitlines():
        if line.startswith("Ran "):
            line = line.split(" in ")[0]
        if not line.strip().startswith("^"):
            print(line)
    print(result.wasSuccessful(), result.testsRun, len(result.failures), len(result.errors), result)


loader = unittest.TestLoader()
for verbosity in (0, 1, 2):
    for cls in (Basics, Skipped, WithClass, BadClass, BadSetUp):
        show(loader.loadTestsFromTestCase(cls), verbosity)
show(loader.loadTestsFromModule(sys.modules["__main__"]), 1)
show(unittest.TestSuite(), 1)
show(unittest.FunctionTestCase(lambda: None, description="a function"), 2)
print(Basics("test_passes"), repr(Basics("test_passes")), Basics("test_passes").id(), Basics("test_passes").shortDescription())
print(loader.getTestCaseNames(WithClass), loader.loadTestsFromTestCase(WithClass).countTestCases())
try:
    Basics("test_missing")
except ValueError as problem:
    print(problem)
program = unittest.main(argv=["x", "-q", "WithClass.test_a", "Skipped"], exit=False, testRunner=unittest.TextTestRunner(io.StringIO()))
print(program.result)
try:
    unittest.main(argv=["x", "BadSetUp"], testRunner=unittest.TextTestRunner(io.StringIO()))
except SystemExit as end:
    print(end.code)
