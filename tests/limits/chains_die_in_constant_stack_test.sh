# Chains much longer than the stack could bear if each link took some of it.
ulimit -s 512
"$TARE" chains/every_shape.py 60000 6000
