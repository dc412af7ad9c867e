# 200,000 records as dicts of four keys.
import report

rows = [{"id": i, "title": "case", "status": "open", "priority": i % 5} for i in range(200000)]
print(sum(r["priority"] for r in rows))
report.cost()
