"""The prompt of `-m pstats`."""
import pstats

_HELP = {
    "add": "Add profile info from given file to current statistics object.",
    "callees": "Print callees statistics from the current stat object.",
    "callers": "Print callers statistics from the current stat object.",
    "EOF": "Leave the profile browser.",
    "help": "Show help for a given command.",
    "quit": "Leave the profile browser.",
    "read": "Read in profile data from a specified file.\n"
            "Without argument, reload the current file.",
    "reverse": "Reverse the sort order of the profiling report.",
    "sort": "Sort profile data according to specified keys.\n"
            "(Typing `sort' without arguments lists valid keys.)",
    "stats": "Print statistics from the current stat object.",
    "strip": "Strip leading path information from filenames in the report.",
}
_GENERIC = """\
Arguments may be:
* An integer maximum number of entries to print.
* A decimal fractional number between 0 and 1, controlling
  what fraction of selected entries to print.
* A regular expression; only entries with function names
  that match it are printed."""


class Browser:
    def __init__(self, profile=None):
        self.prompt = "% "
        self.stats = None
        if profile is not None:
            self.read(profile)

    def amounts(self, line):
        """The words of a line as numbers where they are such; None when a fraction is wrong."""
        found = []
        for word in line.split():
            try:
                found.append(int(word))
                continue
            except ValueError:
                pass
            try:
                fraction = float(word)
                if not 0 <= fraction <= 1:
                    print("Fraction argument must be in [0, 1]")
                    continue
                found.append(fraction)
            except ValueError:
                found.append(word)
        return found

    def show(self, method, line):
        if self.stats is None:
            print("No statistics object is loaded.")
        else:
            getattr(self.stats, method)(*self.amounts(line))

    def read(self, line):
        if line:
            try:
                self.stats = pstats.Stats(line)
            except OSError as error:
                print(error.args[1])
                return
            except Exception as error:
                print(type(error).__name__ + ":", error)
                return
            self.prompt = line + "% "
        elif len(self.prompt) > 2:
            self.read(self.prompt[:-2])
        else:
            print("No statistics object is current -- cannot reload.")

    def add(self, line):
        if self.stats is None:
            print("No statistics object is loaded.")
            return
        try:
            self.stats.add(line)
        except OSError as error:
            print("Failed to load statistics for %s: %s" % (line, error))

    def sort(self, line):
        if self.stats is None:
            print("No statistics object is loaded.")
            return
        known = self.stats.get_sort_arg_defs()
        words = line.split()
        if words and all(word in known for word in words):
            self.stats.sort_stats(*words)
            return
        print("Valid sort keys (unique prefixes are accepted):")
        for key, value in pstats.Stats.sort_arg_dict_default.items():
            print("%s -- %s" % (key, value[1]))

    def help(self, line):
        if line in _HELP:
            print(_HELP[line])
            if line in ("stats", "callers", "callees"):
                print(_GENERIC)
            return
        print("\nDocumented commands (type help <topic>):")
        print("========================================")
        print("  ".join(_HELP) + "\n")

    def run(self, line):
        """Does what a line says; true: the end."""
        word, _, rest = line.strip().partition(" ")
        rest = rest.strip()
        if word in ("quit", "EOF"):
            return True
        if word in ("stats", "callers", "callees"):
            self.show("print_" + word, rest)
        elif word in ("reverse", "strip"):
            if self.stats is None:
                print("No statistics object is loaded.")
            else:
                self.stats.reverse_order() if word == "reverse" else self.stats.strip_dirs()
        elif word in ("read", "add", "sort", "help"):
            getattr(self, word)(rest)
        elif word == "?":
            self.help(rest)
        elif word:
            print("*** Unknown syntax:", line)
        return False


def main(argv):
    browser = Browser(argv[1] if len(argv) > 1 else None)
    for profile in argv[2:]:
        browser.add(profile)
    print("Welcome to the profile statistics browser.")
    while True:
        try:
            line = input(browser.prompt)
        except EOFError:
            print()
            break
        except KeyboardInterrupt:
            break
        if browser.run(line):
            break
    print("Goodbye.")
