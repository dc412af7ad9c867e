# --as: the versions, what it refuses, and sizes that only it gives.
"$TARE" --as help
"$TARE" --as cpython-2.7 probe.py
echo "status $?"
"$TARE" --as=3.11 probe.py
echo "status $?"
"$TARE" --as
echo "status $?"
program='import sys
class P:
    def __init__(self): self.x = self.y = self.z = 0
p = P()
print(sys.getsizeof([]), [].__sizeof__(), sys.getsizeof(p), sys.getsizeof(p.__dict__), sys.getsizeof({}))'
for version in 3.8 3.11 3.12 3.14 3.13t 3.11-32bit; do
    "$TARE" --as cpython-$version -c "$program"
done
"$TARE" --as cpython-3.10 -c 'import sys
class Own:
    def __sizeof__(self): return 1000
print(sys.getsizeof(Own()), Own().__sizeof__())'
