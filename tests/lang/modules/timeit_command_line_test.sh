# -m timeit prints what CPython prints, but for the figures.
shape() { sed -E 's/[0-9.]+(e[-+][0-9]+)?/N/g; s/(nsec|usec|msec|sec) per/UNIT per/' ; }
"$TARE" -m timeit -n 10 -r 3 'x = 1' 2>/dev/null | shape
"$TARE" -m timeit -n 1 -s 'import time' -u msec 'time.sleep(0)' 'y = 2' 2>/dev/null | shape
"$TARE" -m timeit -n 5 -r 2 -v -u usec -p '1 + 1' 2>/dev/null | shape
"$TARE" -m timeit -n 5 --unit=week 'x'; echo "status $?"
"$TARE" -m timeit --nothing; echo "status $?"
"$TARE" -m timeit -n 5 'unknown_name' 2>&1 | tail -n 1
