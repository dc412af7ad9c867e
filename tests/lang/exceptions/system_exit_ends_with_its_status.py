import sys
try:
    print("out")
    sys.exit(7)
finally:
    print("finally still runs")
