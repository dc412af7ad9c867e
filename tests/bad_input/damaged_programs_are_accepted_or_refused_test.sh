# Truncated, spliced and littered texts of the language tests: each compiles, or has a clean error.
"$TARE" ../tools/mutate_programs.py 1 1500 ../lang/*/*.py >"${TMPDIR:-/tmp}/damaged.$$" 2>&1
echo "exit status $?"
tail -n 1 "${TMPDIR:-/tmp}/damaged.$$" | cut -d ' ' -f 1
rm -f "${TMPDIR:-/tmp}/damaged.$$"
