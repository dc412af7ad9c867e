"""Writes a snapshot, and beside it what DevTools should say of it. Arguments: the two paths."""
import json
import sys
import tare


class Ticket:
    def __init__(self, number):
        self.number = number
        self.notes = ["note %03d" % number]
        self.ring = [self]


tickets = [Ticket(number) for number in range(500)]
held = {"first": Ticket(-1)}
tare.snapshot(sys.argv[1])
with open(sys.argv[1]) as file:
    heap = json.loads(file.read())
fields = heap["snapshot"]["meta"]["node_fields"]
place, width = fields.index("self_size"), len(fields)
with open(sys.argv[2], "w") as file:
    file.write(json.dumps({
        "node_count": heap["snapshot"]["node_count"],
        "bytes": sum(heap["nodes"][place::width]),
        "tickets": len(tickets) + 1,
        "ticket_bytes": sum(tare.size(ticket).own_bytes for ticket in tickets + [held["first"]]),
        "retained_bytes": tare.size(held["first"]).retained_bytes,
    }))
