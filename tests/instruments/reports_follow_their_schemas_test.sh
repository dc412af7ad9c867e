# Every report of one object, as JSON, against docs/schemas; and that the checker finds faults.
TAREPATH=../tools timeout 100 "$TARE" programs/reports_follow_their_schemas.py ../../docs/schemas
