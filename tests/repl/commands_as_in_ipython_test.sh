# %prun, %time, %who TYPE and %history, with what IPython's take; times are cut out.
folder=$(mktemp -d)
session() { "$TARE" -q -i 2>&1 | sed -E "s|$folder/||g; s/[0-9.]+ (n|µ|m)?s\$/TIME/; s/in [0-9.]+ sec/in TIME sec/
    s/^( +[0-9]+)( +[0-9.]+){4}/\1/; s/ at 0x[0-9a-f]*/ at 0x.../g"; }
session <<SESSION
%overhead off
def f(n): return sum(range(n))

%prun -s cumulative -l 2 [f(10) for i in range(100)]
%prun -s name -l "<s" f(5)
%prun -q -D $folder/profile -T $folder/table f(5)
import pstats
pstats.Stats("$folder/profile").total_calls
%prun -s name -l 0.5 x = f(3)
x
%prun -s name raise SystemExit
%prun 1/0
%prun
%prun -s nonsense f(2)
%prun f(
%time f(4)
%time y = f(4)
y
%time
%run missing.py
%load missing.py
%who function
%who int
%who str float
%whos int
%history 2
%history -n 1-2
%history 500-501
%history 3-1
%history x
class C:
    @staticmethod
    def s(n): return [0] * n
    @classmethod
    def c(cls, n): return [cls] * n
    def m(self, n): return [n] * n

class D(C): pass

%mprun -T $folder/lines -f C.s -f C.c -f D.m -f f (C.s(9), C.c(9), D().m(9), f(9))
vars(C)["s"], vars(C)["c"], vars(D).get("m"), C.m
%mprun -f f C()
%mprun -f f -f C 1
%mprun -f len 1
%mprun -f missing 1
%mprun -f f
%mprun -f f f(
%mprun -T $folder/nowhere/x -f f f(2)
%mprun --json -o $folder/nowhere/x -f f f(2)
SESSION
echo
grep -c 'function calls' "$folder/table"
grep -c 'Line Contents' "$folder/lines"
rm -r "$folder"
