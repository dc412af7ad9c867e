# tare.lesson(): the tours of the prompt with guesses that are given.
import sys

import tare

for number, (name, title) in enumerate(tare.lessons(), 1):
    right = [step["answer"] for step in tare.lesson(name).questions]
    found = tare.lesson(number, right)
    counts = found.to_dict()
    print(name, "|", title, "|", counts["question_count"], counts["guess_count"],
          counts["right_count"], "Traceback" in str(found))

wrong = tare.lesson("sharing", [None, 896, 1])
for step in wrong.questions:
    print(step["guess"], step["is_right"], step["thought"])
print(str(wrong).splitlines()[0], "lesson sharing" in sys.modules, "shared" in globals())

for arguments in (("unknown",), (9,), ("missing.txt",), ("header", ["8"])):
    try:
        tare.lesson(*arguments)
    except (ValueError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
