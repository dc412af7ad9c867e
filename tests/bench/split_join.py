# Texts cut up and put together: split, join, strip, find, slices, replace, translate by hand.
import report

LINE = "  alpha, beta;gamma delta = 42 # comment "


def run(n):
    total = 0
    for i in range(n):
        code = LINE.split("#")[0].strip()
        key, _, value = code.partition("=")
        words = key.replace(",", " ").replace(";", " ").split()
        total += len("-".join(words)) + int(value) + code.find("gamma")
        total += sum(1 for w in words if w.startswith("a") or w.endswith("a"))
        total += len(code[2:9]) + (code[3] == "h") + len("".join(reversed(words[0])))
    return total


print(run(60000))
report.cost()
