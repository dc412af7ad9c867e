# sched, getopt and binascii.
import binascii
import getopt
import sched
import time

events = []
clock = [0.0]
planner = sched.scheduler(lambda: clock[0], lambda wait: clock.__setitem__(0, clock[0] + wait))
planner.enter(5, 1, events.append, ("later",))
planner.enter(2, 2, events.append, argument=("second",))
planner.enter(2, 1, events.append, ("first",))
unwanted = planner.enterabs(3, 1, events.append, kwargs={})
print([event.time for event in planner.queue], planner.empty(), unwanted.priority)
planner.cancel(unwanted)
print(planner.run(blocking=False))
planner.run()
print(events, clock, planner.empty())
real = sched.scheduler(time.monotonic, time.sleep)
real.enter(0.001, 1, print, ("really run",))
real.run()
line = ["-a", "-bvalue", "-c", "5", "--long", "--name=x", "--na", "y", "rest", "-a"]
print(getopt.getopt(line, "ab:c:", ["long", "name="]))
print(getopt.gnu_getopt(line, "ab:c:", ["long", "name="]))
for args, short, long in ((["-z"], "a", []), (["-b"], "b:", []), (["--no"], "", ["yes"]),
                          (["--long=1"], "", ["long"]), (["--name"], "", ["name="]),
                          (["--l"], "", ["long", "later"])):
    try:
        getopt.getopt(args, short, long)
    except getopt.GetoptError as problem:
        print(problem, repr(problem.opt))
print(binascii.hexlify(b"\x01\xfe z"), binascii.unhexlify("01FE"), binascii.a2b_hex(b"7a"))
print(binascii.hexlify(b"abcdef", "-", 2), binascii.b2a_base64(b"text"), binascii.crc32(b"text"))
print(binascii.a2b_base64(b"dGV4dA==\n"), binascii.crc_hqx(b"123456789", 0))
for wrong in ("abc", "zz"):
    try:
        binascii.unhexlify(wrong)
    except binascii.Error as problem:
        print(problem)
