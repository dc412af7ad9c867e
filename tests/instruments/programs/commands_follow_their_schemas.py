"""Reads what --json printed at the prompt, one document after the other, and checks each."""
import json
import sys

import check_schema

text = sys.stdin.read().replace(">>> ", "").replace("... ", "")
decoder = json.JSONDecoder()
at = 0
while at < len(text.rstrip()):
    document, at = decoder.raw_decode(text, at)
    while at < len(text) and text[at].isspace():
        at += 1
    print(document["schema"], check_schema.check(json.dumps(document), sys.argv[1]))
