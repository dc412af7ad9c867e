# The modes of libgc are refused where it is not the collector.
"$TARE" --incremental -c 'print(1)'; echo "status $?"
"$TARE" --interior-pointers off -c 'print(1)'; echo "status $?"
