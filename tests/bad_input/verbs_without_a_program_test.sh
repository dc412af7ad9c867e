# tare run and tare estimates want a program; a program that has such a name is that program.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
for words in run estimates 'run --trace' 'estimates -i' 'run -q --'; do
    timeout 10 "$TARE" $words </dev/null 2>&1
    echo "$words: $?"
done
echo 'import sys; print(sys.argv)' >program.py
timeout 10 "$TARE" run program.py -x
timeout 10 "$TARE" run -c 'import sys; print(sys.argv)' y
timeout 10 "$TARE" estimates nothing.py 2>&1 | sed 's|/.*/||'
timeout 10 "$TARE" estimates -c 'print("ran")' | sed -n '1p; $p'
echo 'print("by the name of run")' >run
timeout 10 "$TARE" run
echo 'print("by the name of estimates")' >estimates
timeout 10 "$TARE" estimates
