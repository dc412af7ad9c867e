# The worked cycle of docs/collector.md: parent and child hold each other, and so do two that a name
# still leads to.
import gc, sys, tare
gc.disable()

class Node:
    def __init__(self, name):
        self.name = name

gc.collect()
kept, friend = Node("kept"), Node("friend")
kept.other, friend.other = friend, kept
del friend
parent, child, toy = Node("parent"), Node("child"), Node("toy")
parent.other, child.other, child.more, parent.more = child, parent, toy, kept
toy.other = toy
del parent, child, toy
tare.film(lambda: gc.collect(0), path=sys.argv[1])
