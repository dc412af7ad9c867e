"""References to other settings inside of values: %(name)s or ${section:name}."""
import re

from _config_errors import (MAX_INTERPOLATION_DEPTH, InterpolationDepthError,
                            InterpolationMissingOptionError, InterpolationSyntaxError,
                            NoOptionError, NoSectionError)


class Interpolation:
    """None at all."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    before_read = before_set

    def before_write(self, parser, section, option, value):
        return value


class _MarkedInterpolation(Interpolation):
    """References that begin by a mark, which doubled stands for itself."""
    _mark = _open = ""
    _reference = re.compile("")

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._interpolate(parser, option, parts, value, section, defaults, 1)
        return "".join(parts)

    def before_set(self, parser, section, option, value):
        left = self._reference.sub("", value.replace(self._mark * 2, ""))
        if self._mark in left:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position "
                             f"{value.find(self._mark)}")
        return value

    def _interpolate(self, parser, option, parts, rest, section, defaults, depth):
        rawval = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, rawval)
        while rest:
            before, found, rest = rest.partition(self._mark)
            parts.append(before)
            if not found:
                return
            if rest.startswith(self._mark):
                parts.append(self._mark)
                rest = rest[1:]
                continue
            match = self._reference.match(self._mark + rest)
            if not match:
                self._complain(option, section, self._mark + rest)
            rest = rest[match.end() - 1:]
            where, name, value = self._look_up(parser, match[1], option, section, rawval, defaults)
            if self._mark in value:
                inner = defaults if where == section else dict(parser.items(where, raw=True))
                self._interpolate(parser, name, parts, value, where, inner, depth + 1)
            else:
                parts.append(value)

    def _complain(self, option, section, rest):
        mark, other = self._mark, self._open
        if rest[1:2] == other:
            raise InterpolationSyntaxError(option, section,
                                           "bad interpolation variable reference %r" % rest)
        raise InterpolationSyntaxError(option, section,
                                       f"{mark!r} must be followed by {mark!r} or {other!r}, "
                                       f"found: {rest!r}")


class BasicInterpolation(_MarkedInterpolation):
    """%(name)s, from the section or the defaults."""
    _mark, _open, _reference = "%", "(", re.compile(r"%\(([^)]+)\)s")

    def _look_up(self, parser, name, option, section, rawval, defaults):
        name = parser.optionxform(name)
        try:
            return section, option, defaults[name]
        except KeyError:
            raise InterpolationMissingOptionError(option, section, rawval, name) from None


class ExtendedInterpolation(_MarkedInterpolation):
    """${name} and ${section:name}."""
    _mark, _open, _reference = "$", "{", re.compile(r"\$\{([^}]+)\}")

    def _look_up(self, parser, path, option, section, rawval, defaults):
        parts = path.split(":")
        if len(parts) > 2:
            raise InterpolationSyntaxError(option, section,
                                           "More than one ':' found: %r" % ("${" + path + "}"))
        name = parser.optionxform(parts[-1])
        try:
            if len(parts) == 1:
                return section, name, defaults[name]
            return parts[0], name, parser.get(parts[0], name, raw=True)
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, rawval, path) from None
