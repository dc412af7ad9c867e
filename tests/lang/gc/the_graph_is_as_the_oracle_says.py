# Graphs of every kind of object are changed at random while collections run, also from callbacks
# and finalizers. An oracle that keeps all links as numbers recomputes who can be reached: what can
# is whole, and what cannot is gone after a full collection.
# Arguments: the first seed, how many seeds, and how many steps for each.
import functools
import gc
import sys
import weakref

first_seed, seed_count, step_count = map(int, sys.argv[1:] or (1, 2, 480))
NODES, LINKS, BALLAST, GAP, ROUNDS = 60, 8, 10500, 60, 10


class Node:
    __slots__ = ()
    __hash__, __eq__ = object.__hash__, object.__eq__

    def set_up(self, number):
        self.number, self.out, self.pad = number, [], []
        return self

    def me(self):
        return self


class Plain(Node):
    pass


class Slotted(Node):
    __slots__ = ("number", "out", "pad", "__weakref__")


class Listed(Node, list):
    pass


class Mapped(Node, dict):
    pass


class Finalized(Node):
    def __del__(self):
        world.end(self, False)


class Phoenix(Node):
    def __del__(self):
        world.end(self, True)


def suspend(node, ended):
    try:
        yield node
    finally:
        ended.append(node.number)


def close_over(node):
    return lambda: node


KINDS = Plain, Plain, Slotted, Listed, Mapped, Finalized, Phoenix
# How a node may hold another, and how to get at it again.
CARRIERS = (
    (lambda node: node, lambda carrier: carrier),
    (lambda node: [node, 1], lambda carrier: carrier[0]),
    (lambda node: (2, (node,)), lambda carrier: carrier[1][0]),
    (lambda node: {"key": node}, lambda carrier: carrier["key"]),
    (lambda node: {node}, lambda carrier: next(iter(carrier))),
    (close_over, lambda carrier: carrier()),
    (lambda node: node.me, lambda carrier: carrier.__self__),
    (lambda node: functools.partial(len, node), lambda carrier: carrier.args[0]),
    (lambda node: (lambda other=node: other), lambda carrier: carrier.__defaults__[0]),
)


class World:
    def __init__(self, seed):
        self.seed = seed
        self.nodes = {}      # number: weak reference
        self.links = {}      # number: list of numbers, the oracle's
        self.held = {}       # number: node
        self.reborn = []     # nodes that finalizers brought back
        self.finalized, self.ended = set(), []
        self.told = 0
        self.next_number = 0
        self.ballast = [[] for _ in range(BALLAST)]

    def choose(self, count):
        self.seed = (self.seed * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.seed >> 33) % count

    # Mostly young ones: a full collection ends one in slices.
    def choose_generation(self):
        return self.choose(1024) // 511

    # ---- the oracle ----

    def reach(self):
        reached = set()
        rest = [*self.held]
        while rest:
            number = rest.pop()
            if number not in reached:
                reached.add(number)
                rest.extend(self.links[number])
        return reached

    def check(self):
        self.welcome()
        for number in self.reach():
            node = self.get(number)
            assert node is not None and node.number == number, number
            targets = [CARRIERS[kind][1](carrier).number for kind, carrier in node.out]
            assert targets == self.links[number], (number, targets, self.links[number])

    def check_dead(self):
        gc.unfreeze()
        for _ in range(ROUNDS):
            if not gc.collect() and not self.reborn:
                break
            self.welcome()
        reached = self.reach()
        for number, reference in self.nodes.items():
            assert number in reached or reference() is None, number
        self.check()
        for number in self.nodes.keys() - reached:
            del self.nodes[number], self.links[number]

    # ---- what happens by itself ----

    # Runs when a node has become unreachable: nothing that lives leads to it. One that came back just
    # now may.
    def end(self, node, comes_back):
        assert node.number not in self.finalized, "finalized twice"
        assert node.number not in self.reach(), "finalized alive"
        self.finalized.add(node.number)
        for (kind, carrier), number in zip(node.out, self.links[node.number]):
            assert CARRIERS[kind][1](carrier).number == number, "finalized in pieces"
        if comes_back and self.choose(3):
            self.reborn.append(node)
        if not self.choose(4):
            gc.collect(self.choose_generation())

    def tell(self, reference):
        self.told += 1
        if not self.choose(8):
            gc.collect(self.choose_generation())
        self.ballast[self.choose(BALLAST)] = [reference]

    def hear(self, phase, info):
        if not self.choose(16):
            assert gc.collect(self.choose_generation()) == 0
        self.ballast[self.choose(BALLAST)] = {phase: info}

    # What came back is held, and weak references to all that it leads to may be dead.
    def welcome(self):
        while self.reborn:
            node = self.reborn.pop()
            self.held[node.number] = node
            self.refer([node])

    def refer(self, rest):
        met = set()
        while rest:
            node = rest.pop()
            if node.number not in met:
                met.add(node.number)
                self.nodes[node.number] = weakref.ref(node)
                rest.extend(CARRIERS[kind][1](carrier) for kind, carrier in node.out)

    # ---- what the program does ----

    def get(self, number):
        return self.nodes[number]()

    def make(self):
        number = self.next_number
        self.next_number += 1
        node = KINDS[self.choose(len(KINDS))]().set_up(number)
        self.links[number] = []
        self.nodes[number] = weakref.ref(node, self.tell if self.choose(2) else None)
        self.held[number] = node

    def link(self, one, other):
        if len(self.links[one]) < LINKS:
            kind = self.choose(len(CARRIERS))
            self.links[one].append(other)
            self.get(one).out.append((kind, CARRIERS[kind][0](self.get(other))))

    # No count changes: the references go from one list to the other.
    def move(self, one, other):
        if self.links[one] and len(self.links[other]) < LINKS and one != other:
            source, target = self.get(one).out, self.get(other).out
            target.append(source[-1])
            self.links[other].append(self.links[one][-1])
            source.pop()
            self.links[one].pop()

    def unlink(self, one):
        if self.links[one]:
            carrier = self.get(one).out.pop()
            self.links[one].pop()
            del carrier

    def grow(self, one):
        node = self.get(one)
        node.pad.extend([[node.pad, number] for number in range(self.choose(50))])
        node.pad.append(suspend(node, self.ended))
        next(node.pad[-1])
        if self.choose(3) == 0:
            node.pad.clear()

    def open_dict(self, one):
        node = self.get(one)
        if hasattr(node, "__dict__"):
            node.__dict__["extra"] = node.__dict__
            if self.choose(2):
                del node.extra

    def step(self):
        self.welcome()
        live = sorted(self.reach())
        if len(live) < NODES and not self.choose(3) or not live:
            self.make()
            return
        one, other = live[self.choose(len(live))], live[self.choose(len(live))]
        act = self.choose(12)
        if act < 4:
            self.link(one, other)
        elif act < 6:
            self.move(one, other)
        elif act < 7:
            self.unlink(one)
        elif act < 8:
            self.held[one] = self.get(one)
        elif act < 10:
            self.held.pop(one, None)
        elif act < 11:
            self.grow(one)
        else:
            self.open_dict(one)
        for _ in range(50):
            self.ballast[self.choose(BALLAST)] = [act]

    def run(self):
        gc.callbacks.append(self.hear)
        gc.set_threshold(40, 2, 2)
        for step in range(1, step_count + 1):
            self.step()
            if not self.choose(60):
                gc.freeze() if self.choose(2) else gc.unfreeze()
            if step % GAP == 0:
                self.check()
            if step % (16 * GAP) == 0:
                self.check_dead()
        for _ in range(ROUNDS):
            self.held.clear()
            self.check_dead()
        gc.callbacks.remove(self.hear)


for seed in range(first_seed, first_seed + seed_count):
    world = World(seed)
    world.run()
    assert world.told and world.finalized and world.ended
    print("seed", seed, "nodes left", len(world.nodes))
