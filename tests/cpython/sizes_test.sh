# Every size that the probe prints while a version is imitated is the one that the version printed.
column=2
for version in 3.8 3.9 3.10 3.11 3.12 3.13; do
    "$TARE" --as cpython-$version probe.py |
        awk -F '\t' -v column=$column -v version=$version '
            NR == FNR { expected[$1] = $column; next }
            expected[$1] != $2 { print $1 ": " $2 ", in " version " " expected[$1] }
            { count++ }
            END { print version ": " count " sizes" }' sizes.tsv -
    column=$((column + 1))
done
