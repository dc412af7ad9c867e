# A list that lost its last item, or whose making failed, dies in every version.
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cat > "$scratch/emptied.py" <<'P'
class Refusing:
    def __getitem__(self, index):
        raise KeyError(index)


for number in range(50):
    items = [1, 2, 3, 4]
    while items:
        items.pop()
    try:
        list(Refusing())
    except KeyError:
        pass
    del items
print("done")
P
for version in 3.8 3.9 3.10 3.11 3.12 3.13; do
    "$TARE" --as cpython-$version "$scratch/emptied.py"
done
