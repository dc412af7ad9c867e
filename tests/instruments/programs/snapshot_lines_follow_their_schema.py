"""Reads a snapshot as JSON Lines and checks some; then whether all agree with each other."""
import json
import sys

import check_schema

lines = sys.stdin.readlines()
some = lines[:200] + lines[-12:]
print("tare.snapshot/1", check_schema.check_lines(some, sys.argv[1]))
lines = [json.loads(line) for line in lines]
objects = [line for line in lines if line["kind"] == "object"]
print(lines[0]["object_count"] == len(objects), lines[-1]["kind"],
      lines[-1]["taken_bytes"] == sum(line.get("own_bytes", 0) for line in lines),
      {r["to"] for one in objects for r in one["references"]} <= {one["id"] for one in objects})
