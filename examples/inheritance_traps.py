# A base class without __slots__ gives every instance a dict again, whatever the class itself says.
import tare


class Base:
    pass


class SlottedBase:
    __slots__ = ()


class Trap(Base):
    __slots__ = ("x", "y")


class Saved(SlottedBase):
    __slots__ = ("x", "y")


class Wider(Saved):
    __slots__ = ("z",)


class Forgotten(Saved):
    pass


def filled(cls):
    thing = cls()
    thing.x = thing.y = 1
    return thing


print(f"{'class':12}{'bytes':>6}  has __dict__  regions")
for cls in (Saved, Wider, Trap, Forgotten):
    anatomy = tare.anatomy(filled(cls))
    names = [region["label"] for region in anatomy.regions]
    has_dict = hasattr(cls(), "__dict__")
    print(f"{cls.__name__:12}{anatomy.own_bytes:6}  {str(has_dict):12}  {', '.join(names)}")

late = filled(Trap)
late.anything = 1  # the dict that Base brought back takes it
print("a Trap takes any attribute:", late.anything)
try:
    filled(Saved).anything = 1
except AttributeError as error:
    print("a Saved does not:", error)
