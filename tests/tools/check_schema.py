"""Checks a report against the schema that it names: the part of JSON Schema that docs/schemas use.

check(report, folder) returns a list of faults, each with the path to where it lies.
"""
import json

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}
KNOWN = {"$schema", "title", "description", "type", "required", "additionalProperties",
         "properties", "items", "const", "enum", "minimum", "maximum", "minItems", "oneOf"}


def has_type(value, names):
    names = [names] if isinstance(names, str) else names
    if isinstance(value, bool):
        return "boolean" in names
    return any(isinstance(value, TYPES[name]) for name in names)


def check_object(value, schema, path):
    properties = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{path}: {name} is missing"
    extra = schema.get("additionalProperties", True)
    for name, item in value.items():
        if name in properties:
            yield from check_value(item, properties[name], f"{path}.{name}")
        elif extra is False:
            yield f"{path}: {name} is not in the schema"
        elif extra is not True:
            yield from check_value(item, extra, f"{path}.{name}")


def check_value(value, schema, path):
    for word in schema:
        if word not in KNOWN:
            yield f"{path}: the schema uses {word}, which this checker does not know"
    if "type" in schema and not has_type(value, schema["type"]):
        yield f"{path}: {value!r} is not of type {schema['type']}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{path}: {value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} is not one of {schema['enum']}"
    if "oneOf" in schema:
        fits = [not list(check_value(value, one, path)) for one in schema["oneOf"]]
        if sum(fits) != 1:
            yield f"{path}: {value!r} fits {sum(fits)} of {len(fits)} forms"
    if value is None:
        return
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{path}: {value!r} is less than {schema['minimum']}"
    if "maximum" in schema and value > schema["maximum"]:
        yield f"{path}: {value!r} is more than {schema['maximum']}"
    if isinstance(value, dict):
        yield from check_object(value, schema, path)
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield f"{path}: has only {len(value)} items"
        for i, item in enumerate(value):
            yield from check_value(item, schema.get("items", {}), f"{path}[{i}]")


def load(name, folder):
    """The schema that is named tare.<kind>/<version>."""
    kind, version = name.split("/")
    with open(f"{folder}/{kind.removeprefix('tare.')}-{version}.json") as file:
        return json.load(file)


def check(text, folder):
    report = json.loads(text)
    return list(check_value(report, load(report["schema"], folder), report["schema"].split("/")[0]))


def check_lines(lines, folder):
    """JSON Lines, of which the first names the schema of all."""
    lines = [json.loads(line) for line in lines]
    schema, faults = load(lines[0]["schema"], folder), []
    for number, line in enumerate(lines, 1):
        faults += check_value(line, schema, f"line {number}")
    return faults
