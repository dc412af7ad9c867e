# The sizes that docs/cpython-cost.md states, in every version.
for version in $("$TARE" --as help | tr -d ','); do
    echo "== $version"
    "$TARE" --as "$version" claims.py
done
