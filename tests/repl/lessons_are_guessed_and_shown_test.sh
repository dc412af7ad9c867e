# %lesson: each is gone through with guesses from standard input; it is left at the end of input, by q,
# and goes on without a guess at an empty line. What depends on the state of the heap is cut out.
# A line broken at the terminal's edge goes on two columns further in.
whole_lines() { awk '/^  [a-z(]/ && NR > 1 { printf " %s", substr($0, 3); next }
    NR > 1 { print "" } { printf "%s", $0 } END { print "" }'; }
folder=$(mktemp -d)
session() { "$TARE" -q -i 2>&1 | whole_lines | grep -v -e '^beside its blocks' -e ' characters  ' -e '^  [┌│└+]'; }
ages='s/ young / AGE /; s/ old / AGE /; s/ untracked / AGE /; s/[0-9,]* B ([0-9.]* KiB)/BYTES/'

printf '%s\n' '%lesson' '%lesson 9' '%lesson unknown' "%lesson $folder/missing.txt" | session |
    sed "s|$folder/||"
for lesson in header slots sharing leak looking; do
    echo "== $lesson"
    { echo "%lesson $lesson"; printf '%s\n' 0 40 28 0 3; } | session |
        grep -e '[^0] B:' -e '^you said' -e '^perhaps' -e 'that is right' -e '^it is' -e 'Error' -e '?' |
        sed "$ages"
done

cat >"$folder/own.txt" <<'LESSON'
# A lesson of one's own
Told as it stands.
>>> def f(n):
...     return n * 2
... 
>>> f(21)
? How much is f(1000)?
= f(1000)
- 1000 : it was forgotten to double
- 1 / 0 : this cannot be reckoned
---
? And this one?
= unheard_of
? Once more?
= -f(617283)
>>> 1 / 0
>>> %lesson header
The end
LESSON
echo '== own'
{ echo "%lesson $folder/own.txt"; printf '%s\n' 1,000 many '  1000 bytes ' '' 'f(21)'; } | session
echo '== wrong twice'
{ echo "%lesson $folder/own.txt"; printf '%s\n' 3 q 'f(4)' '%history'; } | session | sed "s|$folder/||"
echo '== exit'
printf '# Exit\n>>> raise SystemExit(3)\nnot told\n' >"$folder/exit.txt"
printf '%s\n' "%lesson $folder/exit.txt" '5 + 5' | session
printf '# Stopped\n>>> raise KeyboardInterrupt\nnot told' >"$folder/stop.txt"
printf '%s\n' "%lesson $folder/stop.txt" '5 + 6' | session
printf '# Cut off\n>>> def f():' >"$folder/cut.txt"
printf '%s\n' "%lesson $folder/cut.txt" '5 + 7' | session
head -c 1100000 /dev/zero >"$folder/large.txt"
: >"$folder/empty.txt"
printf '%s\n' "%lesson $folder/large.txt" "%lesson $folder/empty.txt" "%lesson $folder/" | session |
    sed "s|$folder/||"
rm -r "$folder"
