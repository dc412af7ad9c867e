"""Guided tours: what the lines of a lesson mean, for the prompt (%lesson) and for tare.lesson().

walk() yields what comes next and is sent what came of it; whoever drives it runs the entries, asks
the questions and evaluates. docs/lessons.md tells how a lesson is written.
"""
import tare

_MAXIMUM_CHARACTERS = 1 << 20
_ASKED = "how many bytes are its own?"


class LessonError(ValueError):
    """There is no such lesson, or it cannot be read."""


def titles():
    """The names and titles of the lessons that come with tare."""
    return [(name, text.partition("\n")[0].lstrip("# ")) for name, text in tare._lessons()]


def find(wanted):
    """Name and text of a lesson: by number, by name, or of a file (a dot or slash is in it)."""
    for number, (name, text) in enumerate(tare._lessons(), 1):
        if str(wanted) in (str(number), name):
            return name, text
    wanted = str(wanted)
    if "/" not in wanted and "." not in wanted:
        raise LessonError(f"no lesson {wanted!r}; %lesson lists what there is")
    try:
        with open(wanted) as file:
            text = file.read(_MAXIMUM_CHARACTERS)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise LessonError(f"cannot read the lesson {wanted!r}: {reason}") from None
    if len(text) == _MAXIMUM_CHARACTERS:
        raise LessonError(f"cannot read the lesson {wanted!r}: longer than 1 MiB")
    return wanted.rpartition("/")[2].partition(".")[0], text


# ---- what the lines mean


def walk(text):
    """Yields (kind, text) in order.

    run: an entry; pause: it may be waited here; ask: a question, the guess (an int or None) is to
    be sent; evaluate: an expression, its value is to be sent, None if that fails. All else is to be
    told: tell, verdict (of a guess), thought (that led to it).
    """
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.startswith(">>> "):
            at = yield from _enter(lines, at)
        elif line.startswith("? "):
            at = yield from _ask(lines, at)
        elif line.startswith("---"):
            yield "pause", ""
        else:
            yield "tell", line


def _enter(lines, at):
    entry = [lines[at - 1]]
    while at < len(lines) and lines[at].startswith("..."):
        entry.append(lines[at])
        at += 1
    for line in entry:
        yield "tell", line
    yield "run", "".join(line[4:] + "\n" for line in entry)
    return at


def _ask(lines, at):
    guess = yield "ask", lines[at - 1][1:].strip()
    answer = None
    if at < len(lines) and lines[at].startswith("= "):
        answer = yield "evaluate", lines[at][1:].strip()
        at += 1
        if answer is not None:
            yield "verdict", _judge(guess, answer)
    is_wrong = None not in (guess, answer) and guess != answer
    while at < len(lines) and lines[at].startswith("- "):
        expression, mark, words = lines[at][1:].strip().partition(" : ")
        at += 1
        if is_wrong and mark and (yield "evaluate", expression) == guess:
            yield "thought", f"perhaps {words}"
            is_wrong = False
    return at


def _judge(guess, answer):
    if guess is None:
        return f"it is {answer:,}"
    if guess == answer:
        return f"{guess:,}: that is right"
    return f"you said {guess:,}, it is {answer:,}"


# ---- a lesson in a program


class Lesson:
    """A lesson that was gone through: prints as what the prompt shows."""

    def __init__(self, name, text):
        self.name = name
        self.title = text.partition("\n")[0].lstrip("# ")
        self.steps = []

    @property
    def questions(self):
        return [step for step in self.steps if step["kind"] == "question"]

    def to_dict(self):
        """All of it, after docs/schemas/lesson-1.json."""
        questions = self.questions
        return {"schema": "tare.lesson/1", "name": self.name, "title": self.title,
                "question_count": len(questions),
                "guess_count": sum(step["guess"] is not None for step in questions),
                "right_count": sum(bool(step["is_right"]) for step in questions),
                "steps": self.steps}

    as_dict = to_dict

    def json(self):
        import json
        return json.dumps(self.to_dict(), indent=2, ensure_ascii=False)

    def __str__(self):
        return "\n".join(_show_step(step) for step in self.steps)

    __repr__ = __str__


def _show_step(step):
    if step["kind"] == "question":
        guess = "" if step["guess"] is None else step["guess"]
        words = [f"{step['text']} {guess}".rstrip(), step["verdict"]]
        if step["thought"] not in step["verdict"]:  # that of %predict has it
            words.append(f"perhaps {step['thought']}")
        return "\n".join(filter(None, words))
    return "\n".join(filter(None, (step["text"], step.get("output", "")))) if step["text"] else ""


class _Guide:
    """Goes through a lesson with guesses that are given beforehand, in a module of its own."""

    def __init__(self, lesson, guesses):
        import sys
        import types
        self.lesson = lesson
        self.guesses = iter(guesses)
        self.module = types.ModuleType(f"lesson {lesson.name}")
        self.modules = sys.modules

    def go(self, text):
        self.modules[self.module.__name__] = self.module
        try:
            self._follow(walk(text))
        finally:
            del self.modules[self.module.__name__]
            self.module.__dict__.clear()
        return self.lesson

    def _follow(self, walking):
        reply = None
        while True:
            try:
                kind, text = walking.send(reply)
            except StopIteration:
                return
            reply = getattr(self, "_" + kind)(text)

    def _add(self, kind, text, **more):
        self.lesson.steps.append({"kind": kind, "text": text, **more})

    def _tell(self, text):
        kind = "entry" if text.startswith((">>> ", "...")) else "text"
        steps = self.lesson.steps
        if text.startswith("...") and steps and steps[-1]["kind"] == "entry":
            steps[-1]["text"] += "\n" + text
        elif kind == "entry":
            self._add(kind, text, output="")
        else:
            self._add(kind, text)

    def _pause(self, text):
        self._add("text", "")

    def _run(self, source):
        import contextlib
        import io
        import traceback
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            try:
                if source.startswith("%"):
                    self._command(source[1:].strip())
                else:
                    exec(compile(source, "<stdin>", "single"), self.module.__dict__)
            except Exception:
                output.write(traceback.format_exc())
        shown = "verdict" if source.startswith("%predict") else "output"
        self.lesson.steps[-1][shown] = output.getvalue().rstrip("\n")

    def _command(self, words):
        """A command that is an instrument, with the options of the prompt."""
        name, _, rest = words.partition(" ")
        name = "census" if name == "heap" else name
        function = getattr(tare, name, None)
        if function is None:
            print(f"%{name} needs the prompt")
            return
        rest, options = _take_options(rest, function.__doc__ or "")
        if name == "predict":
            options["guess"] = self._ask(_ASKED)
        report = self._measure(function, rest, options)
        if name == "predict":
            self._note(report.own_bytes)
            self.lesson.steps[-1]["thought"] = report.thought
        print(report)

    def _measure(self, function, expression, options):
        words = [f"({expression.strip()})"] if expression.strip() else []
        words += [f"{name}={value!r}" for name, value in options.items()]
        # One expression: a variable or a tuple that held the object would be one reference more.
        return eval(f"_ask({', '.join(words)})", self.module.__dict__, {"_ask": function})

    def _ask(self, question):
        guess = next(self.guesses, None)
        self._add("question", question, guess=guess, answer=None, is_right=None, verdict="",
                  thought="")
        return guess

    def _note(self, answer):
        step = self.lesson.steps[-1]
        step["answer"] = answer
        step["is_right"] = None if step["guess"] is None else step["guess"] == answer
        step["verdict"] = _judge(step["guess"], answer)

    def _evaluate(self, expression):
        try:
            value = eval(expression, self.module.__dict__)
        except Exception as error:
            self.lesson.steps[-1]["verdict"] = f"{type(error).__name__}: {error}"
            return None
        if self.lesson.steps[-1]["answer"] is None:
            self._note(value)
        return value

    def _verdict(self, words):
        """It was noted with the answer."""

    def _thought(self, words):
        self.lesson.steps[-1]["thought"] = words.removeprefix("perhaps ")


def _take_options(text, usage):
    """`--limit 3 --brief x` as "x" and {"limit": "3", "brief": True}."""
    words, options = text.split(" "), {}
    while any(word.startswith("--") for word in words):
        at = next(i for i, word in enumerate(words) if word.startswith("--"))
        name, mark, value = words.pop(at)[2:].partition("=")
        if not mark and f"--{name} " in usage and at < len(words):
            value = words.pop(at)
        options[name.replace("-", "_")] = value or True
    return " ".join(words), options


def lesson(name, guesses=()):
    """Goes through a lesson (by number, name or path of a file) with the guesses in order.

    A guess is an int, or None for none; where they end, the rest goes on without.
    """
    guesses = list(guesses)
    for guess in guesses:
        if guess is not None and not isinstance(guess, int):
            raise TypeError(f"a guess must be an int or None, not {type(guess).__name__}")
    name, text = find(name)
    return _Guide(Lesson(name, text), guesses).go(text)
