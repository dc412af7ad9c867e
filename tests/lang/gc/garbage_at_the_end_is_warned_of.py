# What stands in gc.garbage when the program ends is told as a ResourceWarning, and listed if asked.
import gc, warnings
def tell(function, *arguments):
    try: print(function(*arguments))
    except Exception as e: print(type(e).__name__, e)
tell(gc.get_objects, -2); tell(gc.get_objects, 3); tell(gc.get_objects, "a")
tell(gc.set_threshold); tell(gc.set_threshold, 1, 2, 3, 4)
warnings.simplefilter("default")
gc.garbage.append(["uncollectable"])
gc.set_debug(gc.DEBUG_UNCOLLECTABLE)
print(type(gc.get_objects(-1)))
