# Ctrl-C ends a loop with KeyboardInterrupt, wherever the time is spent.
for code in 'while True: pass' 'sum(range(10**15))' 'sum(x for x in iter(int, 1))' 'any(map(bool, iter(int, 1)))' \
    'import time; time.sleep(100)' 'f = lambda: [f() for _ in range(2)] if 0 else 1
while 1: f()' '"a" in iter(int, 1)' 'all(iter(lambda: 1, 0))' 'max(iter(int, 1))'; do
    timeout -s INT -k 10 0.5 "$TARE" -c "$code" 2>&1 | tail -n 1
done
timeout --preserve-status -s INT -k 10 0.5 "$TARE" -c '
try:
    while True: pass
except KeyboardInterrupt:
    print("caught, goes on")
'
# The first instruction is the jump back: the interrupt belongs to its line.
timeout --preserve-status -s INT -k 5 0.5 "$TARE" -c 'while True:
    try: pass
    finally: continue
' 2>&1
