"""The assertions of a TestCase, and their words."""
__unittest = True
_WIDTH, _EDGE, _PLACEHOLDER = 80, 5, 12


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text[:_WIDTH] + " [truncated]..." if short and len(text) >= _WIDTH else text


def _shorten(text, before, after):
    skipped = len(text) - before - after
    if skipped > _PLACEHOLDER:
        return "%s[%d chars]%s" % (text[:before], skipped, text[len(text) - after:])
    return text


def shortened_reprs(*things):
    """Reprs of which what they begin with in common is left out if they are long."""
    from os.path import commonprefix
    texts = tuple(map(safe_repr, things))
    longest = max(map(len, texts))
    if longest <= _WIDTH:
        return texts
    prefix = commonprefix(texts)
    length = len(prefix)
    room = _WIDTH - (longest - length + _EDGE + _PLACEHOLDER)
    if room > _EDGE:
        prefix = _shorten(prefix, _EDGE, room)
        return tuple(prefix + text[length:] for text in texts)
    prefix = _shorten(prefix, _EDGE, _EDGE)
    rest = _WIDTH - (_EDGE + _PLACEHOLDER + _EDGE + _PLACEHOLDER + _EDGE)
    return tuple(prefix + _shorten(text[length:], rest, _EDGE) for text in texts)


class _Expecting:
    """The context that assertRaises gives without a callable."""

    def __init__(self, case, expected, words, pattern=None):
        self.test_case, self.expected, self._words, self._pattern = case, expected, words, pattern
        self.msg = self.exception = self.obj_name = None

    def _name(self):
        try:
            return self.expected.__name__
        except AttributeError:
            return str(self.expected)

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))

    def _check_pattern(self, value):
        import re
        pattern = self._pattern
        if isinstance(pattern, (str, bytes)):
            pattern = re.compile(pattern)
        if not pattern.search(str(value)):
            self._fail('"{}" does not match "{}"'.format(pattern.pattern, str(value)))

    def _fail_without(self):
        by = " by " + self.obj_name if self.obj_name else ""
        self._fail("{} {}{}".format(self._name(), self._words, by))

    def handle(self, args, kwargs):
        """The context itself, or the outcome of the callable that was given."""
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError("%r is an invalid keyword argument for this function" %
                                next(iter(kwargs)))
            return self
        function, *args = args
        self.obj_name = getattr(function, "__name__", str(function))
        with self:
            function(*args, **kwargs)
        return None


class _Raises(_Expecting):
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self._fail_without()
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self._pattern is not None:
            self._check_pattern(value)
        return True


class _Warns(_Expecting):
    def __enter__(self):
        import warnings
        self._catching = warnings.catch_warnings(record=True)
        self.warnings = self._catching.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, value, traceback):
        self._catching.__exit__(kind, value, traceback)
        if kind is not None:
            return
        first = None
        for found in self.warnings:
            if not isinstance(found.message, self.expected):
                continue
            first = found.message if first is None else first
            if self._pattern is not None:
                import re
                if not re.search(self._pattern, str(found.message)):
                    continue
            self.warning, self.filename, self.lineno = found.message, found.filename, found.lineno
            return
        if first is not None:
            self._check_pattern(first)
        self._fail_without()


class _Logs:
    """Collects what a logger says; with no_logs, it must say nothing."""

    def __init__(self, case, logger, level, no_logs):
        import logging
        self._case, self._no_logs = case, no_logs
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self._level = logging._to_level(level) if level else logging.INFO
        self.records, self.output = [], []

    def __enter__(self):
        import logging
        logger, handler = self.logger, logging.Handler()
        handler.setLevel(self._level)
        handler.setFormatter(logging.Formatter(logging.BASIC_FORMAT))
        handler.emit = self._take
        self._handler = handler
        self._before = logger.handlers[:], logger.level, logger.propagate
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(self._level)
        return None if self._no_logs else self

    def _take(self, record):
        self.records.append(record)
        self.output.append(self._handler.format(record))

    def __exit__(self, kind, value, traceback):
        import logging
        logger = self.logger
        logger.handlers, _, logger.propagate = self._before
        logger.setLevel(self._before[1])
        if kind is not None:
            return False
        if self._no_logs and self.records:
            self._case.fail("Unexpected logs found: %r" % self.output)
        if not self._no_logs and not self.records:
            self._case.fail("no logs of level %s or higher triggered on %s" %
                            (logging.getLevelName(self._level), logger.name))
        return False


class Assertions:
    """What a test can claim."""
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        if msg is None:
            return standard
        return "%s : %s" % (standard, msg)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _claim(self, holds, msg, words, *things):
        if not holds:
            shown = words % tuple(map(safe_repr, things))
            raise self.failureException(self._formatMessage(msg, shown))

    def assertTrue(self, expr, msg=None):
        self._claim(expr, msg, "%s is not true", expr)

    def assertFalse(self, expr, msg=None):
        self._claim(not expr, msg, "%s is not false", expr)

    def assertIs(self, expr1, expr2, msg=None):
        self._claim(expr1 is expr2, msg, "%s is not %s", expr1, expr2)

    def assertIsNot(self, expr1, expr2, msg=None):
        self._claim(expr1 is not expr2, msg, "unexpectedly identical: %s", expr1)

    def assertIsNone(self, obj, msg=None):
        self._claim(obj is None, msg, "%s is not None", obj)

    def assertIsNotNone(self, obj, msg=None):
        self._claim(obj is not None, msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._claim(member in container, msg, "%s not found in %s", member, container)

    def assertNotIn(self, member, container, msg=None):
        self._claim(member not in container, msg, "%s unexpectedly found in %s", member, container)

    def assertIsInstance(self, obj, cls, msg=None):
        self._claim(isinstance(obj, cls), msg, "%s is not an instance of %s", obj, cls)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._claim(not isinstance(obj, cls), msg, "%s is an instance of %s", obj, cls)

    def assertGreater(self, a, b, msg=None):
        self._claim(a > b, msg, "%s not greater than %s", a, b)

    def assertGreaterEqual(self, a, b, msg=None):
        self._claim(a >= b, msg, "%s not greater than or equal to %s", a, b)

    def assertLess(self, a, b, msg=None):
        self._claim(a < b, msg, "%s not less than %s", a, b)

    def assertLessEqual(self, a, b, msg=None):
        self._claim(a <= b, msg, "%s not less than or equal to %s", a, b)

    def assertNotEqual(self, first, second, msg=None):
        self._claim(first != second, msg, "%s == %s", first, second)

    def _nearness(self, first, second, places, delta):
        """The difference, whether it is small, and how that was found out."""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            return difference, difference <= delta, "%s delta" % safe_repr(delta)
        places = 7 if places is None else places
        return difference, round(difference, places) == 0, "%r places" % places

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        difference, near, how = self._nearness(first, second, places, delta)
        self._claim(near, msg, f"%s != %s within {how} (%s difference)", first, second, difference)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference, near, how = self._nearness(first, second, places, delta)
        if delta is not None:
            self._claim(first != second and not near, msg,
                        f"%s == %s within {how} (%s difference)", first, second, difference)
        self._claim(first != second and not near, msg, f"%s == %s within {how}", first, second)

    def assertRegex(self, text, expected_regex, msg=None):
        import re
        pattern = re.compile(expected_regex)
        self._claim(pattern.search(text), msg, "Regex didn't match: %s not found in %s",
                    pattern.pattern, text)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re
        pattern = re.compile(unexpected_regex)
        found = pattern.search(text)
        self._claim(not found, msg, "Regex matched: %s matches %s in %s",
                    found and found.group(), pattern.pattern, text)

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _Raises(self, expected_exception, "not raised").handle(args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _Raises(self, expected_exception, "not raised", expected_regex)
        return context.handle(args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _Warns(self, expected_warning, "not triggered").handle(args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _Warns(self, expected_warning, "not triggered", expected_regex)
        return context.handle(args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, no_logs=True)

    # ---- equality, with the differences of texts and containers ----

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs = {**self._type_equality_funcs, typeobj: function}

    _type_equality_funcs = {dict: "assertDictEqual", list: "assertListEqual",
                            tuple: "assertTupleEqual", set: "assertSetEqual",
                            frozenset: "assertSetEqual", str: "assertMultiLineEqual"}

    def assertEqual(self, first, second, msg=None):
        function = None
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
        if function is None:
            self._plain_equal(first, second, msg)
        elif isinstance(function, str):
            getattr(self, function)(first, second, msg=msg)
        else:
            function(first, second, msg=msg)

    def _plain_equal(self, first, second, msg=None):
        if not first == second:
            self.fail(self._formatMessage(msg, "%s != %s" % shortened_reprs(first, second)))

    def _fail_with_diff(self, msg, standard, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            standard += diff
        else:
            standard += "\nDiff is %s characters long. Set self.maxDiff to None to see it." % \
                len(diff)
        self.fail(self._formatMessage(msg, standard))

    def _diff(self, first, second):
        from difflib import ndiff
        from pprint import pformat
        return "\n" + "\n".join(ndiff(pformat(first).splitlines(), pformat(second).splitlines()))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = seq_type.__name__ if seq_type is not None else "sequence"
        if seq_type is not None:
            for which, row in (("First", seq1), ("Second", seq2)):
                if not isinstance(row, seq_type):
                    raise self.failureException("%s sequence is not a %s: %s" %
                                                (which, name, safe_repr(row)))
        if seq1 == seq2:
            return
        words = "%ss differ: %s != %s\n" % ((name.capitalize(),) + shortened_reprs(seq1, seq2))
        count1, count2 = len(seq1), len(seq2)
        for i in range(min(count1, count2)):
            if seq1[i] != seq2[i]:
                words += "\nFirst differing element %d:\n%s\n%s\n" % (
                    (i,) + shortened_reprs(seq1[i], seq2[i]))
                break
        else:
            if count1 == count2 and seq_type is None and type(seq1) is not type(seq2):
                return
        if count1 != count2:
            which, longer, shared = ("First", seq1, count2) if count1 > count2 else \
                ("Second", seq2, count1)
            words += "\n%s %s contains %d additional elements.\n" % (
                which, name, abs(count1 - count2))
            words += "First extra element %d:\n%s\n" % (shared, safe_repr(longer[shared]))
        self._fail_with_diff(msg, words, self._diff(seq1, seq2))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for which, items, other in (("first", set1 - set2, "second"),
                                    ("second", set2 - set1, "first")):
            if items:
                lines.append(f"Items in the {which} set but not the {other}:")
                lines.extend(repr(item) for item in items)
        if lines:
            self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            self._fail_with_diff(msg, "%s != %s" % shortened_reprs(d1, d2), self._diff(d1, d2))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if max(len(first), len(second)) > self._diffThreshold:
            self._plain_equal(first, second, msg)
        from difflib import ndiff
        lines1, lines2 = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if len(lines1) == 1 and first.strip("\r\n") == first:
            lines1, lines2 = [first + "\n"], [second + "\n"]
        self._fail_with_diff(msg, "%s != %s" % shortened_reprs(first, second),
                             "\n" + "".join(ndiff(lines1, lines2)))

    def assertCountEqual(self, first, second, msg=None):
        left, differences = list(second), []
        counts = []
        for item in list(first) + left:
            for row in counts:
                if row[0] == item:
                    break
            else:
                counts.append([item, list(first).count(item), left.count(item)])
        differences = [row for row in counts if row[1] != row[2]]
        if differences:
            words = "Element counts were not equal:\n" + "\n".join(
                "First has %d, Second has %d:  %r" % (in1, in2, item)
                for item, in1, in2 in differences)
            self.fail(self._formatMessage(msg, words))
