# The same 200 programs under each interpreter that is here and under its imitation. Interpreters
# are python3.8 ... python3.13 on the path, among them those of pyenv, or in the folder
# $TARE_CPYTHONS; none needs to be there. Sanitized and stressed runs take fewer programs.
case $TARE in
*/build/tare) count=100 seeds="7 12" versions="3.8 3.9 3.10 3.11 3.12 3.13" ;;
*) count=14 seeds=7 versions="3.8 3.12" ;;
esac
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
for folder in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.*/bin; do PATH=$folder:$PATH; done
PATH=${TARE_CPYTHONS:+$TARE_CPYTHONS:}$PATH
for seed in $seeds; do
    "$TARE" generate.py $seed $count >"$scratch/programs.py"
    for version in $versions; do
        python$version -W ignore "$scratch/programs.py" >"$scratch/expected" 2>/dev/null ||
            continue
        "$TARE" --as cpython-$version "$scratch/programs.py" >"$scratch/got" 2>&1
        diff "$scratch/expected" "$scratch/got" | sed "s/^/$version: /" | head -n 20
    done
done
"$TARE" generate.py 7 7 | tail -n 1
