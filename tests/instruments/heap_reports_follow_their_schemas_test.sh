# Every report of the whole heap, as JSON, against docs/schemas, and the files of snapshots.
scratch=$(mktemp -d) || exit 1
TAREPATH=../tools timeout 100 "$TARE" programs/heap_reports_follow_their_schemas.py \
    ../../docs/schemas "$scratch" 2>&1 | sed "s|$scratch|SCRATCH|"
rm -r "$scratch"
