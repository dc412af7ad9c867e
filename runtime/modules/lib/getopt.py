"""Options of a command line in the manner of C's getopt()."""
import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    def __init__(self, msg, opt=""):
        self.msg, self.opt = msg, opt
        super().__init__(msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """The pairs of options and values, and what is left from the first argument on."""
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    options = []
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        args = _take(options, args, shortopts, longopts)
    return options, args


def gnu_getopt(args, shortopts, longopts=[]):
    """The same, with arguments between options."""
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    options, others = [], []
    stops_early = shortopts.startswith("+") or bool(os.environ.get("POSIXLY_CORRECT"))
    shortopts = shortopts.removeprefix("+")
    while args:
        if args[0] == "--":
            others += args[1:]
            break
        if args[0].startswith("-") and args[0] != "-":
            args = _take(options, args, shortopts, longopts)
        elif stops_early:
            others += args
            break
        else:
            others.append(args[0])
            args = args[1:]
    return options, others


def _take(options, args, shortopts, longopts):
    word, args = args[0], args[1:]
    if word.startswith("--"):
        return _take_long(options, word[2:], longopts, args)
    return _take_short(options, word[1:], shortopts, args)


def _take_long(options, word, longopts, args):
    name, has_value, value = word.partition("=")
    wants_value, name = _long_option(name, longopts)
    if wants_value and not has_value:
        if not args:
            raise GetoptError(f"option --{name} requires argument", name)
        value, args = args[0], args[1:]
    elif has_value and not wants_value:
        raise GetoptError(f"option --{name} must not have an argument", name)
    options.append(("--" + name, value))
    return args


def _long_option(name, longopts):
    """Whether the option that `name` begins wants a value, and its whole name."""
    found = [option for option in longopts if option.startswith(name)]
    if not found:
        raise GetoptError(f"option --{name} not recognized", name)
    if name in found:
        return False, name
    if name + "=" in found:
        return True, name
    if len(found) > 1:
        raise GetoptError(f"option --{name} not a unique prefix", name)
    return found[0].endswith("="), found[0].removesuffix("=")


def _take_short(options, letters, shortopts, args):
    while letters:
        letter, letters = letters[0], letters[1:]
        place = -1 if letter == ":" else shortopts.find(letter)
        if place < 0:
            raise GetoptError(f"option -{letter} not recognized", letter)
        value = ""
        if shortopts.startswith(":", place + 1):
            if not letters and not args:
                raise GetoptError(f"option -{letter} requires argument", letter)
            if letters:
                value, letters = letters, ""
            else:
                value, args = args[0], args[1:]
        options.append(("-" + letter, value))
    return args
