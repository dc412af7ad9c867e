#!/bin/sh
# Installs the Debian packages that the build and the tests need, only those that are missing.
packages="${PACKAGES:-gcc libc6-dev make pkg-config libgmp-dev libsqlite3-dev libpcre2-dev libunistring-dev libexpat1-dev nettle-dev zlib1g-dev libedit-dev libcmocka-dev libgc-dev sqlite3}"
if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "make deps: no dpkg here; needed are a C compiler, GMP, SQLite, PCRE2, libunistring, expat, nettle, zlib, libedit and cmocka" >&2
    exit 0
fi
missing=
for package in $packages; do
    status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)
    [ "$status" = "install ok installed" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

install="apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
    prefix=env
elif command -v sudo >/dev/null 2>&1; then
    prefix="sudo env"
else
    echo "make deps: run this as root, then try again:" >&2
    echo "    apt-get update && $install" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
attempt() { $prefix DEBIAN_FRONTEND=noninteractive $install >/tmp/tare-deps.$$ 2>&1; }
# The package lists may be missing or stale; only then are they fetched.
if ! attempt; then
    $prefix DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null 2>&1
    if ! attempt; then
        cat /tmp/tare-deps.$$ >&2
        rm -f /tmp/tare-deps.$$
        echo "make deps: this failed: $install" >&2
        exit 1
    fi
fi
rm -f /tmp/tare-deps.$$
