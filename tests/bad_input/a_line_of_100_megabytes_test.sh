# A very long line runs or is refused with a message; it neither crashes nor hangs.
case $TARE in */sanitize/* | */stress/*) size=1000000 ;; *) size=100000000 ;; esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
{ printf 'x = "'; head -c $size /dev/zero | tr '\0' a; printf '"\nprint("ran")\n'; } >"$folder/long.py"
timeout 100 "$TARE" "$folder/long.py" >"$folder/out" 2>"$folder/err"
case $? in
0) [ "$(cat "$folder/out")" = ran ] && echo "ran or refused" ;;
1) [ -s "$folder/err" ] && echo "ran or refused" ;;
*) echo "status is neither 0 nor 1" ;;
esac
{ printf 'x = ['; head -c $((size / 50)) /dev/zero | tr '\0' 1 | sed 's/1/1,/g'; printf ']\nprint(len(x))\n'; } >"$folder/list.py"
timeout 100 "$TARE" "$folder/list.py" >"$folder/out" 2>"$folder/err"
case $? in
0 | 1) [ -s "$folder/out" ] || [ -s "$folder/err" ] && echo "ran or refused" ;;
*) echo "status is neither 0 nor 1" ;;
esac
