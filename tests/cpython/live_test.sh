# The same 200 programs under each interpreter that is here and under its imitation. Interpreters
# are python3.8 ... python3.13 on the path, among them those of pyenv, or in the folder
# $TARE_CPYTHONS; none needs to be there. Sanitized and stressed runs take fewer programs.
case $TARE in
*/build/tare) count=200 ;;
*/stress/*) count=14 ;;
*) count=70 ;;
esac
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
if command -v pyenv >/dev/null; then
    PYENV_VERSION=$(pyenv versions --bare | grep '^3' | tr '\n' ':')
    export PYENV_VERSION=${PYENV_VERSION%:}
fi
PATH=${TARE_CPYTHONS:+$TARE_CPYTHONS:}$PATH
for seed in 7 12; do
    "$TARE" generate.py $seed $count >"$scratch/programs.py"
    for version in 3.8 3.9 3.10 3.11 3.12 3.13; do
        [ "$(python$version -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = \
            $version ] || continue
        python$version -W ignore "$scratch/programs.py" >"$scratch/expected" 2>&1
        "$TARE" --as cpython-$version "$scratch/programs.py" >"$scratch/got" 2>&1
        diff "$scratch/expected" "$scratch/got" | sed "s/^/$version: /" | head -n 20
    done
done
"$TARE" generate.py 7 7 | tail -n 1
