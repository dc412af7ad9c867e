# A bounded buffer by hand: each side waits on the condition while it cannot go on.
import threading

condition = threading.Condition()
buffer, seen = [], []
ROOM = 3


def produce(count):
    for item in range(count):
        with condition:
            while len(buffer) == ROOM:
                condition.wait()
            buffer.append(item)
            condition.notify_all()


def consume(count):
    for _ in range(count):
        with condition:
            condition.wait_for(lambda: buffer)
            seen.append(buffer.pop(0))
            condition.notify_all()


threads = [threading.Thread(target=consume, args=(15,)), threading.Thread(target=consume, args=(15,)),
           threading.Thread(target=produce, args=(30,))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(seen) == list(range(30)), buffer)

# Turns: each thread waits until the number is its own.
turn, lines = 0, []


def take_turns(mine, rounds):
    global turn
    for _ in range(rounds):
        with condition:
            condition.wait_for(lambda: turn % 3 == mine)
            lines.append("abc"[mine])
            turn += 1
            condition.notify_all()


threads = [threading.Thread(target=take_turns, args=(mine, 5)) for mine in (2, 0, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("".join(lines))

# What a wait answers, and who may wait and notify.
with condition:
    print(condition.wait(0.01), condition.wait(0), condition.wait_for(lambda: 0, 0.01),
          condition.wait_for(lambda: "now"))
for call in condition.wait, condition.notify, condition.notify_all:
    try:
        call()
    except RuntimeError as problem:
        print(problem)
inner = threading.RLock()
with inner, threading.Condition(inner) as held:
    print(held, threading.Condition(inner)._is_owned())
