"""What only the collector can free, as a graph of references."""
import gc
import sys

from pympler.refgraph import ReferenceGraph

__all__ = ["GarbageGraph", "start_debug_garbage", "end_debug_garbage"]


class GarbageGraph(ReferenceGraph):
    """The garbage that gc.garbage holds, once it is collected. `collectable` false: only what
    cannot be freed."""

    def __init__(self, reduce=False, collectable=True):
        gc.collect()
        super().__init__(gc.garbage if collectable else (), reduce)

    def print_stats(self, stream=None):
        """Prints the objects, the largest first, and their sum."""
        stream = stream or sys.stdout
        rows = sorted(self.metadata, key=lambda one: -one.size)
        stream.write(f"{'id':<14} {'size':>8}  {'type':<18} representation\n")
        for one in rows:
            stream.write(f"{one.id:#014x} {one.size:8}  {one.type:<18} {one.str}".rstrip() + "\n")
        stream.write(f"Garbage: {self.count:8} collected objects ({len(self.objects):>8} "
                     f"in cycles): {self.total_size:>12} B\n")


def start_debug_garbage():
    """From now on what the collector frees is kept in gc.garbage."""
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)


def end_debug_garbage():
    """Lets go of the garbage, and goes back to freeing it."""
    gc.set_debug(0)
    del gc.garbage[:]
    gc.collect()
