# The assertions of TestCase, and what they say when they do not hold.
import unittest
import warnings

case = unittest.TestCase()
case.maxDiff = None


def tell(call):
    try:
        print("ok", call())
    except AssertionError as problem:
        print(problem)
    except Exception as problem:
        print(type(problem).__name__, problem)


def raises(error):
    raise error


long = list(range(60))
for call in (
        lambda: case.assertEqual(1, 1), lambda: case.assertEqual(1, 2), lambda: case.assertEqual(1, 2, "why"),
        lambda: case.assertEqual([1, 2, 3], [1, 2, 4]), lambda: case.assertEqual([1, 2], [1, 2, 3]),
        lambda: case.assertEqual((1, "abc"), (1, "abd")), lambda: case.assertEqual([], [1]),
        lambda: case.assertEqual({1, 2}, {2, 3}), lambda: case.assertEqual({"a": 1, "b": 2}, {"a": 1, "b": 3}),
        lambda: case.assertEqual("hello world", "hello there"), lambda: case.assertEqual("a\nb\nc\n", "a\nx\nc\n"),
        lambda: case.assertEqual(long, long[:-1] + [99]), lambda: case.assertEqual("x" * 100 + "a", "x" * 100 + "b"),
        lambda: case.assertEqual(frozenset([1]), frozenset()), lambda: case.assertEqual([1], (1,)),
        lambda: case.assertNotEqual(1, 1), lambda: case.assertTrue(0), lambda: case.assertFalse([1], "msg"),
        lambda: case.assertIs(1, 2), lambda: case.assertIsNot(None, None), lambda: case.assertIsNone(5),
        lambda: case.assertIsNotNone(None), lambda: case.assertIn(1, [2]), lambda: case.assertNotIn(2, [2]),
        lambda: case.assertIsInstance(1, str), lambda: case.assertNotIsInstance(1, int),
        lambda: case.assertGreater(1, 2), lambda: case.assertGreaterEqual(1, 2), lambda: case.assertLess(2, 1),
        lambda: case.assertLessEqual(2, 1), lambda: case.assertAlmostEqual(1.0, 1.00000001),
        lambda: case.assertAlmostEqual(1.0, 1.1), lambda: case.assertAlmostEqual(1, 2, delta=0.5),
        lambda: case.assertAlmostEqual(1, 2, places=2, delta=1), lambda: case.assertNotAlmostEqual(1, 1.00000001),
        lambda: case.assertNotAlmostEqual(1, 1.2, delta=0.5), lambda: case.assertRaises(ValueError, int, "x"),
        lambda: case.assertRaises(ValueError, int, "1"), lambda: case.assertRaises(KeyError, raises, ValueError("v")),
        lambda: case.assertCountEqual([1, 2, 2], [2, 1, 1]), lambda: case.assertCountEqual("ab", "ba"),
        lambda: case.assertSequenceEqual([1], (1,)), lambda: case.assertListEqual([1], (1,)),
        lambda: case.assertDictEqual([], {}), lambda: case.assertMultiLineEqual("a", 5),
        lambda: case.assertWarns(UserWarning, warnings.warn, "w"), lambda: case.assertWarns(UserWarning, int),
        lambda: case.fail(), lambda: case.fail("said"),
        lambda: case.assertEqual(["one two three", "four"], ["one two thee", "four", "five"])):
    tell(call)
with case.assertRaises(ZeroDivisionError) as caught:
    1 / 0
print(repr(caught.exception))
try:
    with case.assertRaises(KeyError, msg="wanted"):
        pass
except AssertionError as problem:
    print(problem)
with case.assertWarns(DeprecationWarning) as caught:
    warnings.warn("old", DeprecationWarning)
print(caught.warning)
case.longMessage = False
tell(lambda: case.assertEqual(1, 2, "only this"))
case.maxDiff = 10
case.longMessage = True
tell(lambda: case.assertEqual([1, 2, 3, 4], [1, 2, 3, 5]))
