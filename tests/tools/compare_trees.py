"""Compares the parser's trees and syntax errors with CPython's.

usage: compare_trees.py DUMP_TREE FILE...
Prints the first difference of each file that differs, and how many agreed.
"""
import ast
import re
import subprocess
import sys


def text(mark, value):
    data = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
    return mark + data.hex() + "'"


def number(value):
    if isinstance(value, int):
        return f"i{value:x}"
    mark, real = ("j", value.imag) if isinstance(value, complex) else ("f", value)
    return mark + ("inf" if real == float("inf") else real.hex())


def dump(node):
    if isinstance(node, list):
        return "[" + ",".join(map(dump, node)) + "]"
    if not isinstance(node, ast.AST):
        if node is None or isinstance(node, bool) or node is Ellipsis:
            return "Ellipsis" if node is Ellipsis else str(node)
        if isinstance(node, (str, bytes)):
            return text("s" if isinstance(node, str) else "b", node)
        return str(node)
    fields = []
    for name in node._fields:
        value = getattr(node, name, None)
        is_number = isinstance(node, ast.Constant) and name == "value" and type(value) in (
            int, float, complex)
        fields.append(number(value) if is_number else dump(value))
    span = ""
    if hasattr(node, "lineno"):
        span = f"@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"
    return f"{type(node).__name__}{span}({','.join(fields)})"


def expect(path):
    data = open(path, "rb").read()
    try:
        data = data if b"coding" in data[:200] else data.decode()
    except UnicodeDecodeError:
        pass
    try:
        return dump(ast.parse(data).body)
    except SyntaxError as error:
        line = error.text.encode("utf-8", "surrogatepass")[:500].hex() if error.text else ""
        return (f"{type(error).__name__}|{error.msg}|{error.lineno}|{error.offset}|"
                f"{error.end_lineno}|{error.end_offset}|{line}")
    except (ValueError, MemoryError, RecursionError) as error:
        return f"{type(error).__name__}|{error}|0|0|0|0|"


def normalize(line):
    line = re.sub(r"i<(\d+):([0-9a-fA-F]+)>",
                  lambda m: f"i{int(m[2], int(m[1])):x}", line)
    return re.sub(r"([fj])(0x[0-9a-f.]+p[+-]\d+|inf)", lambda m: m[1] + (
        "inf" if m[2] == "inf" else float.fromhex(m[2]).hex()), line)


def report(path, wanted, got):
    at = next((i for i, (a, b) in enumerate(zip(wanted, got)) if a != b),
              min(len(wanted), len(got)))
    start = 0 if "|" in wanted[:400] or "|" in got[:400] else max(0, at - 100)
    print(f"{path}\n  want {wanted[start:at + 150]}\n  got  {got[start:at + 150]}")


def main():
    sys.setrecursionlimit(100000)
    tool, paths = sys.argv[1], sys.argv[2:]
    agreed = 0
    for start in range(0, len(paths), 200):
        part = paths[start:start + 200]
        output = subprocess.run([tool] + part, capture_output=True, text=True).stdout
        lines = output.split("\n")
        for path, line in zip(part, lines + ["(nothing)"] * len(part)):
            wanted, got = expect(path), normalize(line)
            if wanted == got:
                agreed += 1
            else:
                report(path, wanted, got)
    print(f"{agreed} of {len(paths)} agree")
    return agreed != len(paths)


if __name__ == "__main__":
    sys.exit(main())
