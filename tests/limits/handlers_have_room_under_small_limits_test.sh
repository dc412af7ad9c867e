# A handler has some 128 KiB to act, under limits of 2 MiB too.
cat >"${scratch:=$(mktemp)}" <<EOF
def chain():
    node = None
    while True:
        node = (node,) * 50


for attempt in range(3):
    try:
        chain()
    except MemoryError:
        words = ["word %20d" % n for n in range(600)]
        print("caught", len(words), attempt)
EOF
for limit in 2M 3M 4M 8M 16M; do
    echo "$limit"
    $TARE --max-heap "$limit" "$scratch" 2>&1 | tail -3
done
rm -f "$scratch"
