# json.dumps and json.loads of records.
import json
import report


def run(n):
    rows = [{"id": i, "name": f"user {i}", "score": i / 7, "tags": ["a", "b", None, True]}
            for i in range(n)]
    text = json.dumps(rows)
    back = json.loads(text)
    return len(text), len(back), back[-1]["name"], back == rows


print(run(5000))
report.cost()
