"""Signs of XML in texts."""


def _replace_all(text, pairs):
    for sign, replacement in pairs.items():
        text = text.replace(sign, replacement)
    return text


def escape(data, entities={}):
    """With &amp;, &lt; and &gt;, and what else a dict of signs tells."""
    data = data.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    return _replace_all(data, entities)


def unescape(data, entities={}):
    """The other way."""
    data = _replace_all(data.replace("&lt;", "<").replace("&gt;", ">"), entities)
    return data.replace("&amp;", "&")


def quoteattr(data, entities={}):
    """The value of an attribute in the quotes that fit it best."""
    data = escape(data, {**entities, "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
    if '"' not in data:
        return f'"{data}"'
    if "'" not in data:
        return f"'{data}'"
    return '"' + data.replace('"', "&quot;") + '"'
