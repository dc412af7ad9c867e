# The same 200 programs, tutorials/*.py and the examples under each interpreter that is here and under its
# imitation: $* are the versions. Interpreters are python3.8 ... python3.13 on the path, among them
# those of pyenv, or in the folder $TARE_CPYTHONS; none needs to be there. Sanitized and stressed
# runs take fewer programs.
case $TARE in
*/build/tare) count=200 ;;
*) count=14 ;;
esac
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
for folder in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.*/bin; do PATH=$folder:$PATH; done
PATH=${TARE_CPYTHONS:+$TARE_CPYTHONS:}$PATH
"$TARE" generate.py 12 $count >"$scratch/programs.py"
for version in "$@"; do
    python$version -W ignore "$scratch/programs.py" >"$scratch/expected" 2>/dev/null || continue
    "$TARE" --as cpython-$version "$scratch/programs.py" >"$scratch/got" 2>&1
    diff "$scratch/expected" "$scratch/got" | sed "s/^/$version: /" | head -n 20
    for program in tutorials/*.py; do
        python$version -W ignore "$program" >"$scratch/expected" 2>&1 || continue
        "$TARE" --as cpython-$version "$program" >"$scratch/got" 2>&1
        diff "$scratch/expected" "$scratch/got" |
            sed "s|^|$version, $(basename "$program"): |" | head -n 20
    done
    # Examples that need nothing of tare; how many objects a collection finds is no size, and up to
    # 3.10 each dict counts there.
    [ $count = 200 ] || continue
    for example in $(grep -L "import tare" ../../examples/*.py); do
        python$version -W ignore "$example" </dev/null >"$scratch/expected" 2>/dev/null || continue
        "$TARE" --as cpython-$version "$example" </dev/null >"$scratch/got" 2>&1
        for output in expected got; do
            grep -v collect "$scratch/$output" >"$scratch/$output.sizes"
        done
        diff "$scratch/expected.sizes" "$scratch/got.sizes" |
            sed "s|^|$version, $(basename "$example"): |" | head -n 20
    done
done
tail -n 1 "$scratch/programs.py" | sed "s/([0-9]*)//; s/[0-9]*$//"
