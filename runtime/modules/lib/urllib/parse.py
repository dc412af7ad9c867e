"""The parts of addresses of the web."""
import re
from collections import namedtuple

from _url_quote import (quote, quote_from_bytes, quote_plus, unquote, unquote_plus,
                        unquote_to_bytes, urlencode)

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode",
           "parse_qs", "parse_qsl", "quote", "quote_plus", "quote_from_bytes", "unquote",
           "unquote_plus", "unquote_to_bytes", "DefragResult", "ParseResult", "SplitResult",
           "DefragResultBytes", "ParseResultBytes", "SplitResultBytes"]

# Schemes whose addresses may be relative, have a host, or parameters behind a semicolon.
uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp",
                 "mms", "prospero", "rtsp", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms",
               "https", "shttp", "snews", "prospero", "rtsp", "rtspu", "rsync", "svn", "svn+ssh",
               "sftp", "nfs", "git", "git+ssh", "ws", "wss"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu",
               "sip", "sips", "mms", "sftp", "tel"]
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_CONTROLS = "".join(map(chr, range(33)))


# ---- results ------------------------------------------------------------------------------------

class _Result:
    """What results of text and of bytes have in common: _text and _join tell them apart."""
    __slots__ = ()

    def geturl(self):
        return self._join(self)


class _TextResult(_Result):
    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        return self._other(*(part.encode(encoding, errors) for part in self))


class _BytesResult(_Result):
    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        return self._other(*(part.decode(encoding, errors) for part in self))


class _Host:
    """The parts of a result's netloc."""
    __slots__ = ()

    def _signs(self, text):
        return text if isinstance(self, _TextResult) else text.encode("ascii")

    @property
    def username(self):
        return self._user()[0]

    @property
    def password(self):
        return self._user()[1]

    @property
    def hostname(self):
        host = self._host()[0]
        if not host:
            return None
        name, percent, zone = host.partition(self._signs("%"))
        return name.lower() + percent + zone

    @property
    def port(self):
        port = self._host()[1]
        if port is None:
            return None
        text = port if isinstance(port, str) else port.decode("ascii")
        if not (text.isdigit() and text.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        if not 0 <= int(text) <= 65535:
            raise ValueError("Port out of range 0-65535")
        return int(text)

    def _user(self):
        user, has_user, _ = self.netloc.rpartition(self._signs("@"))
        if not has_user:
            return None, None
        name, has_password, password = user.partition(self._signs(":"))
        return name, password if has_password else None

    def _host(self):
        place = self.netloc.rpartition(self._signs("@"))[2]
        _, is_in_brackets, rest = place.partition(self._signs("["))
        if is_in_brackets:
            host, _, rest = rest.partition(self._signs("]"))
            port = rest.partition(self._signs(":"))[2]
        else:
            host, _, port = place.partition(self._signs(":"))
        return host, port or None


_DefragFields = namedtuple("_DefragFields", "url fragment")
_SplitFields = namedtuple("_SplitFields", "scheme netloc path query fragment")
_ParseFields = namedtuple("_ParseFields", "scheme netloc path params query fragment")
_DefragFields.__name__, _SplitFields.__name__, _ParseFields.__name__ = \
    "DefragResult", "SplitResult", "ParseResult"


def _join_fragment(result):
    hash_sign = "#" if isinstance(result.url, str) else b"#"
    return result.url + hash_sign + result.fragment if result.fragment else result.url


class DefragResult(_DefragFields, _TextResult):
    __slots__ = ()
    _join = staticmethod(_join_fragment)


class SplitResult(_SplitFields, _Host, _TextResult):
    __slots__ = ()
    _join = staticmethod(lambda parts: urlunsplit(parts))


class ParseResult(_ParseFields, _Host, _TextResult):
    __slots__ = ()
    _join = staticmethod(lambda parts: urlunparse(parts))


class DefragResultBytes(_DefragFields, _BytesResult):
    __slots__ = ()
    _join = staticmethod(_join_fragment)


class SplitResultBytes(_SplitFields, _Host, _BytesResult):
    __slots__ = ()
    _join = staticmethod(lambda parts: urlunsplit(parts))


class ParseResultBytes(_ParseFields, _Host, _BytesResult):
    __slots__ = ()
    _join = staticmethod(lambda parts: urlunparse(parts))


for _text, _bytes in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes),
                      (ParseResult, ParseResultBytes)):
    _text._other, _bytes._other = _bytes, _text


def _as_text(*arguments):
    """The arguments as text, and what makes of a result what the arguments were."""
    is_text = isinstance(arguments[0], str)
    for argument in arguments[1:]:
        # An empty default fits both.
        if argument and isinstance(argument, str) != is_text:
            raise TypeError("Cannot mix str and non-str arguments")
    if is_text:
        return (*arguments, lambda result: result)
    return (*(argument.decode("ascii", "strict") if argument else "" for argument in arguments),
            lambda result: result.encode("ascii", "strict"))


# ---- splitting and joining ----------------------------------------------------------------------

def _check_host(netloc):
    if ("[" in netloc) != ("]" in netloc):
        raise ValueError("Invalid IPv6 URL")
    if not netloc or netloc.isascii():
        return
    import unicodedata
    plain = "".join(c for c in netloc if c not in "@:#?")
    normal = unicodedata.normalize("NFKC", plain)
    if normal != plain and any(sign in normal for sign in "/?#@:"):
        raise ValueError(f"netloc {netloc} contains invalid characters under NFKC normalization")


def urlsplit(url, scheme="", allow_fragments=True):
    """Scheme, host, path, query and fragment of an address."""
    url, scheme, give = _as_text(url, scheme)
    url = url.lstrip(_CONTROLS)
    scheme = scheme.strip(_CONTROLS)
    for sign in "\t\r\n":
        url, scheme = url.replace(sign, ""), scheme.replace(sign, "")
    netloc = query = fragment = ""
    if match := _SCHEME.match(url):
        scheme, url = match[1].lower(), url[match.end():]
    if url[:2] == "//":
        end = min((at for at in (url.find(sign, 2) for sign in "/?#") if at >= 0),
                  default=len(url))
        netloc, url = url[2:end], url[end:]
        _check_host(netloc)
    if allow_fragments:
        url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    return give(SplitResult(scheme, netloc, url, query, fragment))


def _split_parameters(path):
    """The path, and what stands behind a semicolon in its last part."""
    at = path.find(";", path.rfind("/") + 1 if "/" in path else 0)
    return (path, "") if at < 0 else (path[:at], path[at + 1:])


def urlparse(url, scheme="", allow_fragments=True):
    """The same with the parameters of the path's last part."""
    url, scheme, give = _as_text(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    parameters = ""
    if scheme in uses_params and ";" in path:
        path, parameters = _split_parameters(path)
    return give(ParseResult(scheme, netloc, path, parameters, query, fragment))


def urlunparse(components):
    *parts, give = _as_text(*components)
    scheme, netloc, path, parameters, query, fragment = parts
    if parameters:
        path = f"{path};{parameters}"
    return give(urlunsplit((scheme, netloc, path, query, fragment)))


def urlunsplit(components):
    *parts, give = _as_text(*components)
    scheme, netloc, path, query, fragment = parts
    if netloc or scheme and scheme in uses_netloc and path[:2] != "//":
        if path and path[:1] != "/":
            path = "/" + path
        path = "//" + netloc + path
    if scheme:
        path = f"{scheme}:{path}"
    if query:
        path += "?" + query
    if fragment:
        path += "#" + fragment
    return give(path)


def _resolve(base, path):
    """The parts of a path from those of another, without dots."""
    if path[:1] == "/":
        parts = path.split("/")
    else:
        before = base.split("/")
        if before[-1] != "":
            del before[-1]
        parts = before + path.split("/")
        # Empty parts in the middle vanish.
        parts[1:-1] = filter(None, parts[1:-1])
    resolved = []
    for part in parts:
        if part == "..":
            if resolved:
                resolved.pop()
        elif part != ".":
            resolved.append(part)
    if parts[-1] in (".", ".."):
        resolved.append("")
    return "/".join(resolved) or "/"


def urljoin(base, url, allow_fragments=True):
    """Where a link leads that stands in a document of that base."""
    if not base:
        return url
    if not url:
        return base
    base, url, give = _as_text(base, url)
    old = urlparse(base, "", allow_fragments)
    new = urlparse(url, old.scheme, allow_fragments)
    scheme, netloc, path, parameters, query, fragment = new
    if scheme != old.scheme or scheme not in uses_relative:
        return give(url)
    if scheme in uses_netloc:
        if netloc:
            return give(urlunparse(new))
        netloc = old.netloc
    if not path and not parameters:
        path, parameters = old.path, old.params
        query = query or old.query
    else:
        path = _resolve(old.path, path)
    return give(urlunparse((scheme, netloc, path, parameters, query, fragment)))


def urldefrag(url):
    """The address without its fragment, and that."""
    url, give = _as_text(url)
    fragment, rest = "", url
    if "#" in url:
        scheme, netloc, path, parameters, query, fragment = urlparse(url)
        rest = urlunparse((scheme, netloc, path, parameters, query, ""))
    return give(DefragResult(rest, fragment))


# ---- queries ------------------------------------------------------------------------------------

def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8",
              errors="replace", max_num_fields=None, separator="&"):
    """Pairs of names and values of a query."""
    qs, give = _as_text(qs)
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if isinstance(separator, bytes):
        separator = separator.decode("ascii")
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    pairs = []
    for field in qs.split(separator) if qs else ():
        if not field and not strict_parsing:
            continue
        name, sign, value = field.partition("=")
        if not sign:
            if strict_parsing:
                raise ValueError(f"bad query field: {field!r}")
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            pairs.append(tuple(give(unquote(part.replace("+", " "), encoding, errors))
                               for part in (name, value)))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8",
             errors="replace", max_num_fields=None, separator="&"):
    """The same as a dict: name to a list of values."""
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors,
                                 max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found
