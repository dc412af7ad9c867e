"""Files of settings: sections of names and values."""
import itertools
import re
from collections import ChainMap
from collections.abc import MutableMapping

from _config_errors import *
from _config_errors import MAX_INTERPOLATION_DEPTH
from _config_values import BasicInterpolation, ExtendedInterpolation, Interpolation

__all__ = ["NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError",
           "InterpolationError", "InterpolationDepthError", "InterpolationMissingOptionError",
           "InterpolationSyntaxError", "ParsingError", "MissingSectionHeaderError", "ConfigParser",
           "RawConfigParser", "Interpolation", "BasicInterpolation", "ExtendedInterpolation",
           "SectionProxy", "ConverterMapping", "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH"]
DEFAULTSECT = "DEFAULT"
_UNSET = object()
_HEADER = r"\[(?P<header>.+)\]"
_OPTION = r"(?P<option>.*?)\s*(?:(?P<vi>{delim})\s*(?P<value>.*))%s$"


class _Reader:
    """Reads one file into the sections of a parser."""

    def __init__(self, parser, source):
        self.parser, self.source, self.problems = parser, source, None
        self.section = self.name = self.option = None
        self.seen, self.indent = set(), 0

    def read(self, lines):
        for lineno, line in enumerate(lines, 1):
            value, is_empty = self._without_comment(line)
            if not value:
                self._take_blank(is_empty, line)
                continue
            first = re.search(r"\S", line)
            indent = first.start() if first else 0
            if self.section is not None and self.option and indent > self.indent:
                self.section[self.option].append(value)
                continue
            self.indent = indent
            header = self.parser.SECTCRE.match(value)
            if header:
                self._begin(header["header"], lineno)
            elif self.section is None:
                raise MissingSectionHeaderError(self.source, lineno, line)
            else:
                self._take_option(value, lineno, line)
        self._join()
        if self.problems:
            raise self.problems

    def _without_comment(self, line):
        """The text of a line, and whether nothing but a comment was in it."""
        end = len(line)
        for prefix in self.parser._inline_comment_prefixes:
            place = line.find(prefix)
            while place >= 0:
                if place == 0 or line[place - 1].isspace():
                    end = min(end, place)
                    break
                place = line.find(prefix, place + 1)
        is_comment = line.strip().startswith(self.parser._comment_prefixes)
        value = "" if is_comment else line[:end].strip()
        return value, is_comment or not line.strip()

    def _take_blank(self, is_empty, line):
        if not self.parser._empty_lines_in_values:
            self.indent = 1 << 30
        elif not line.strip() and self.section is not None and self.option and \
                self.section[self.option] is not None:
            self.section[self.option].append("")

    def _begin(self, name, lineno):
        parser = self.parser
        self.name, self.option = name, None
        if name in parser._sections:
            if parser._strict and name in self.seen:
                raise DuplicateSectionError(name, self.source, lineno)
            self.section = parser._sections[name]
        elif name == parser.default_section:
            self.section = parser._defaults
        else:
            self.section = parser._sections[name] = {}
            parser._proxies[name] = SectionProxy(parser, name)
        self.seen.add(name)

    def _take_option(self, text, lineno, line):
        parser = self.parser
        match = parser.OPTCRE.match(text)
        if not match or not match["option"]:
            self.problems = self.problems or ParsingError(self.source)
            self.problems.append(lineno, repr(line))
            if not match:
                return
        self.option = parser.optionxform(match["option"].rstrip())
        if parser._strict and (self.name, self.option) in self.seen:
            raise DuplicateOptionError(self.name, self.option, self.source, lineno)
        self.seen.add((self.name, self.option))
        value = match["value"]
        self.section[self.option] = None if value is None else [value.strip()]

    def _join(self):
        """Makes texts of the lines of all values."""
        parser = self.parser
        for name, section in [(parser.default_section, parser._defaults),
                              *parser._sections.items()]:
            for option, value in section.items():
                if isinstance(value, list):
                    value = "\n".join(value).rstrip()
                section[option] = parser._interpolation.before_read(parser, name, option, value)


class RawConfigParser(MutableMapping):
    """Sections of settings, in which no value refers to others."""
    _DEFAULT_INTERPOLATION = Interpolation()
    SECTCRE = re.compile(_HEADER)
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True,
                      "0": False, "no": False, "false": False, "off": False}

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *,
                 delimiters=("=", ":"), comment_prefixes=("#", ";"),
                 inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET):
        self._sections, self._defaults, self._proxies = {}, {}, {}
        self._converters = ConverterMapping(self)
        if converters is not _UNSET:
            self._converters.update(converters)
        self._delimiters = tuple(delimiters)
        pattern = _OPTION % ("?" if allow_no_value else "")
        self.OPTCRE = re.compile(pattern.format(delim="|".join(map(re.escape, delimiters))))
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict, self._allow_no_value = strict, allow_no_value
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else \
            Interpolation() if interpolation is None else interpolation
        self._proxies[default_section] = SectionProxy(self, default_section)
        if defaults:
            self.read_dict({default_section: defaults})

    converters = property(lambda self: self._converters)

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def optionxform(self, optionstr):
        return optionstr.lower()

    def add_section(self, section):
        if section in self._sections:
            raise DuplicateSectionError(section)
        if section == self.default_section:
            raise ValueError("Invalid section name: %r" % section)
        self._sections[section] = {}
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def _get_section(self, section):
        if section == self.default_section:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section)
        return self._sections[section]

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    # Reading.
    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes)) or hasattr(filenames, "__fspath__"):
            filenames = [filenames]
        read = []
        for filename in filenames:
            try:
                with open(filename, encoding=encoding) as file:
                    self._read(file, filename)
            except OSError:
                continue
            read.append(filename.__fspath__() if hasattr(filename, "__fspath__") else filename)
        return read

    def _read(self, lines, source):
        _Reader(self, source).read(lines)

    def read_file(self, f, source=None):
        self._read(f, getattr(f, "name", f"<{3 * chr(63)}>") if source is None else source)

    def read_string(self, string, source="<string>"):
        self._read(string.splitlines(True), source)

    def read_dict(self, dictionary, source="<dict>"):
        seen = set()
        for section, settings in dictionary.items():
            section = str(section)
            if self._strict and section in seen:
                raise DuplicateSectionError(section)
            seen.add(section)
            if section != self.default_section and section not in self._sections:
                self.add_section(section)
            for option, value in settings.items():
                option = self.optionxform(str(option))
                if self._strict and (section, option) in seen:
                    raise DuplicateOptionError(section, option, source)
                seen.add((section, option))
                self.set(section, option, None if value is None else str(value))

    # Values.
    def _all_values(self, section, vars):
        try:
            own = self._sections[section]
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
            own = {}
        given = {self.optionxform(name): None if value is None else str(value)
                 for name, value in (vars or {}).items()}
        return ChainMap(given, own, self._defaults)

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            values = self._all_values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in values:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = values[option]
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, values)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET,
                  **kwargs):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, int, raw=raw, vars=vars, fallback=fallback)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, float, raw=raw, vars=vars, fallback=fallback)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, self._convert_to_boolean, raw=raw, vars=vars,
                              fallback=fallback)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError("Not a boolean: %s" % value)
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return super().items()
        values = {**self._defaults, **self._get_section(section)}
        names = list(values)
        values.update((self.optionxform(name), value) for name, value in (vars or {}).items())
        if raw:
            return [(name, values[name]) for name in names]
        return [(name, values[name] and self._interpolation.before_get(
            self, section, name, values[name], values)) for name in names]

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._get_section(section or self.default_section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        settings = self._get_section(section or self.default_section)
        return settings.pop(self.optionxform(option), _UNSET) is not _UNSET

    def remove_section(self, section):
        self._proxies.pop(section, None)
        return self._sections.pop(section, None) is not None

    # Writing.
    def write(self, fp, space_around_delimiters=True):
        delimiter = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults, delimiter)
        for name, settings in self._sections.items():
            self._write_section(fp, name, settings, delimiter)

    def _write_section(self, fp, name, settings, delimiter):
        fp.write(f"[{name}]\n")
        for option, value in settings.items():
            value = self._interpolation.before_write(self, name, option, value)
            told = "" if value is None and self._allow_no_value else \
                delimiter + str(value).replace("\n", "\n\t")
            fp.write(option + told + "\n")
        fp.write("\n")

    # The sections as a mapping.
    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return itertools.chain((self.default_section,), self._sections)


class ConfigParser(RawConfigParser):
    """Values are texts, and may refer to others as %(name)s."""
    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def _check_text(self, option=None, value=None, section=""):
        for what, text in (("section names", section), ("option keys", option)):
            if text is not None and not isinstance(text, str):
                raise TypeError(f"{what} must be strings")
        if not isinstance(value, str) and (value is not None or not self._allow_no_value):
            raise TypeError("option values must be strings")

    def set(self, section, option, value=None):
        self._check_text(option, value)
        super().set(section, option, value)

    def add_section(self, section):
        self._check_text(value="", section=section)
        super().add_section(section)


class SectionProxy(MutableMapping):
    """One section as a mapping."""

    def __init__(self, parser, name):
        self._parser, self._name = parser, name
        for key in parser._converters:
            setattr(self, "get" + key, self._getter(getattr(parser, "get" + key)))

    def _getter(self, function):
        def get(option, fallback=None, **kwargs):
            return function(self._name, option, fallback=fallback, **kwargs)
        return get

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        if isinstance(self._parser, ConfigParser):
            self._parser._check_text(key, value)
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not self._parser.has_option(self._name, key) or \
                not self._parser.remove_option(self._name, key):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        if self._name == self._parser.default_section:
            return list(self._parser.defaults())
        return self._parser.options(self._name)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    parser = property(lambda self: self._parser)
    name = property(lambda self: self._name)

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        return (_impl or self._parser.get)(self._name, option, raw=raw, vars=vars,
                                           fallback=fallback, **kwargs)


class ConverterMapping(MutableMapping):
    """The functions that make other types of texts, by the end of get..."""

    def __init__(self, parser):
        self._parser = parser
        self._data = {name: getattr(parser, "get" + name) for name in ("boolean", "float", "int")}

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        parser = self._parser
        self._data[key] = value

        def get(section, option, **kwargs):
            return parser._get_conv(section, option, value, **kwargs)
        setattr(parser, "get" + key, get)
        for proxy in parser._proxies.values():
            setattr(proxy, "get" + key, proxy._getter(get))

    def __delitem__(self, key):
        del self._data[key]
        for owner in (self._parser, *self._parser._proxies.values()):
            delattr(owner, "get" + key)

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)
