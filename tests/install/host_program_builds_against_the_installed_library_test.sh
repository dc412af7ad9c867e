# examples/embed.c is built as a stranger would: with pkg-config, from an installed tree.
[ "$TARE" = "$ROOT/build/tare" ] || { echo "built and ran, shared and static"; exit 0; }
unset MAKEFLAGS MAKELEVEL
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
make -s -C "$ROOT" install PREFIX="$folder/usr" >/dev/null || exit 1
export PKG_CONFIG_PATH="$folder/usr/lib/pkgconfig"
cd "$folder" || exit 1
gcc "$ROOT/examples/embed.c" $(pkg-config --cflags --libs tare) -o shared || exit 1
gcc "$ROOT/examples/embed.c" $(pkg-config --cflags tare) usr/lib/libtare.a \
    $(pkg-config --libs --static tare | sed 's/-ltare//') -o static || exit 1
LD_LIBRARY_PATH="$folder/usr/lib" ./shared >one || exit 1
./static >two || exit 1
[ -s one ] && cmp one two && usr/bin/tare -c 'pass' && echo "built and ran, shared and static"
