#!/bin/sh
# Chains of ten million, then graphs under the collector, generated and damaged programs in every
# variant that is built, for so many seconds.
# usage: soak.sh SECONDS. Another run begins with other seeds: SEED=1 begins with the first.
cd "$(dirname "$0")/../.." || exit 2
seed=${SEED:-$(date +%s)}
end=$(($(date +%s) + $1))
REFERENCE=${REFERENCE:-python3.11}
export REFERENCE ASAN_OPTIONS=allocator_may_return_null=1
failed=0
echo "chains of ten million"
(ulimit -s 512 && build/tare tests/limits/chains/every_shape.py 10000000 1000000) |
    cmp - tests/limits/chains_die_in_constant_stack_test.out || failed=1
while [ "$(date +%s)" -lt "$end" ]; do
    for TARE in build/tare build/sanitize/tare build/stress/tare; do
        [ -x "$TARE" ] || continue
        export TARE
        echo "$TARE from seed $seed"
        sh tests/tools/compare_generated.sh "$seed" 20 | tee build/soak.txt
        tail -n 1 build/soak.txt | grep -q '^20 of' || failed=1
        timeout 600 "$TARE" tests/lang/gc/the_graph_is_as_the_oracle_says.py "$seed" 10 3000 \
            >build/soak.txt 2>&1 || { failed=1; tail -n 20 build/soak.txt; }
        old_test=$(dirname "$TARE")/unit/collect/old_test
        [ ! -x "$old_test" ] || TARE_SOAK_ROUNDS=3000 ASAN_OPTIONS=detect_leaks=0 timeout 600 \
            "$old_test" >build/soak.txt 2>&1 || { failed=1; tail -n 20 build/soak.txt; }
        "$TARE" tests/tools/mutate_programs.py "$seed" 2000 tests/lang/*/*.py >build/soak.txt 2>&1 ||
            { failed=1; tail -n 20 build/soak.txt; }
    done
    seed=$((seed + 2000))
done
exit $failed
