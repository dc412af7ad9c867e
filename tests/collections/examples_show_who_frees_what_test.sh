# The programs that docs/collector.md names print what they are meant to show.
cd ../../examples || exit 2
for name in parents_and_children a_cache_that_does_not_leak observers resurrection \
    a_leak_only_the_collector_frees; do
    echo "== $name"
    timeout 50 "$TARE" --check-leaks $name.py
done
# How many collections there are, depends on the variant.
timeout 50 "$TARE" --check-leaks thresholds_and_their_cost.py | wc -l
timeout 50 "$TARE" --check-leaks weak_references.py | wc -l
