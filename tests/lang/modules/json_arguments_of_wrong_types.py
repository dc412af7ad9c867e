# Separators, texts and places that are not what they should be.
import json
for s in ((1,2),('a',2),(1,'b')):
    try: json.dumps({1:2}, separators=s)
    except TypeError as e: print(e)
try: print(json.dumps([1,2], indent=1.5))
except TypeError as e: print(e)
print(json.dumps([1,2], indent=True), json.dumps([1,{}], indent=-1), json.dumps([1], indent=''))
d = json.JSONDecoder()
for a in (5,), (b'1',), ('1', -1), ('1', 5), ('[1] 2', 4):
    try: print(d.raw_decode(*a))
    except Exception as e: print(type(e).__name__, e)
