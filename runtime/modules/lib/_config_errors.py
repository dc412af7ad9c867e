"""What goes wrong with files of settings."""


class Error(Exception):
    __module__ = "configparser"

    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    __module__ = "configparser"

    def __init__(self, section):
        super().__init__("No section: %r" % (section,))
        self.section, self.args = section, (section,)


class NoOptionError(Error):
    __module__ = "configparser"

    def __init__(self, option, section):
        super().__init__("No option %r in section: %r" % (option, section))
        self.option, self.section, self.args = option, section, (option, section)


def _place(source, lineno):
    """Where in a file something stands twice."""
    if source is None:
        return "", ""
    return f"While reading from {source!r}" + (f" [line {lineno:2d}]" if lineno else ""), ": "


class DuplicateSectionError(Error):
    __module__ = "configparser"

    def __init__(self, section, source=None, lineno=None):
        place, colon = _place(source, lineno)
        told = f"section {section!r} already exists"
        super().__init__(place + colon + told if place else "Section" + told[7:])
        self.section, self.source, self.lineno = section, source, lineno
        self.args = section, source, lineno


class DuplicateOptionError(Error):
    __module__ = "configparser"

    def __init__(self, section, option, source=None, lineno=None):
        place, colon = _place(source, lineno)
        told = f"option {option!r} in section {section!r} already exists"
        super().__init__(place + colon + told if place else "Option" + told[6:])
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = section, option, source, lineno


class InterpolationError(Error):
    __module__ = "configparser"

    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section, self.args = option, section, (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    __module__ = "configparser"

    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, (
            "Bad value substitution: option {!r} in section {!r} contains an interpolation key "
            "{!r} which is not a valid option name. Raw value: {!r}"
        ).format(option, section, reference, rawval))
        self.reference, self.args = reference, (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    __module__ = "configparser"


class InterpolationDepthError(InterpolationError):
    __module__ = "configparser"

    def __init__(self, option, section, rawval):
        super().__init__(option, section, (
            "Recursion limit exceeded in value substitution: option {!r} in section {!r} "
            "contains an interpolation key which cannot be substituted in {} steps. Raw value: "
            "{!r}").format(option, section, MAX_INTERPOLATION_DEPTH, rawval))
        self.args = option, section, rawval


class ParsingError(Error):
    __module__ = "configparser"

    def __init__(self, source=None, filename=None):
        super().__init__("Source contains parsing errors: %r" % (source or filename,))
        self.source, self.errors, self.args = source or filename, [], (source or filename,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += "\n\t[line %2d]: %s" % (lineno, line)


class MissingSectionHeaderError(ParsingError):
    __module__ = "configparser"

    def __init__(self, filename, lineno, line):
        Error.__init__(self, "File contains no section headers.\nfile: %r, line: %d\n%r" %
                       (filename, lineno, line))
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = filename, lineno, line


MAX_INTERPOLATION_DEPTH = 10
