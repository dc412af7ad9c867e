# uuid: identifiers from text, bytes, fields, numbers, names and chance, and what is refused.
import copy
import pickle
import uuid


def attempt(*calls):
    for call in calls:
        try:
            print(call())
        except Exception as problem:
            print(type(problem).__name__, problem)


one = uuid.UUID("{12345678-1234-5678-1234-567812345678}")
print(one, repr(one), one.hex, one.int, one.urn, one.bytes, one.bytes_le, one.fields)
print(one.time_low, one.time_mid, one.time_hi_version, one.clock_seq_hi_variant, one.clock_seq_low,
      one.time, one.clock_seq, one.node, one.variant, one.version, one.is_safe)
same = [uuid.UUID("urn:uuid:12345678-1234-5678-1234-567812345678"), uuid.UUID(bytes=one.bytes),
        uuid.UUID(bytes_le=one.bytes_le), uuid.UUID(fields=one.fields), uuid.UUID(int=one.int),
        copy.deepcopy(one), pickle.loads(pickle.dumps(one))]
print([one == other for other in same], len({one, *same}), int(one) == one.int)
print(uuid.UUID(int=5) < one, one > uuid.UUID(int=5), one <= one, one == 5, one.int == hash(one))
for name in ("NAMESPACE_DNS", "NAMESPACE_URL", "NAMESPACE_OID", "NAMESPACE_X500"):
    space = getattr(uuid, name)
    print(name, space, space.version, uuid.uuid3(space, "python.org"),
          uuid.uuid5(space, "d\xe9j\xe0"), uuid.uuid5(space, "").variant)
random = uuid.uuid4()
print(random.version, random.variant, random != uuid.uuid4(), len(str(random)), random.is_safe)
timed = uuid.uuid1(node=0x1234567890ab, clock_seq=0x1fff)
print(timed.version, timed.variant, hex(timed.node), hex(timed.clock_seq), uuid.uuid1().version)
print(timed.time < uuid.uuid1().time, uuid.getnode() == uuid.getnode(), uuid.uuid1() != uuid.uuid1())
for bits in (0, 1 << 63, 3 << 62, 7 << 61):
    print(uuid.UUID(int=bits).variant, uuid.UUID(int=bits).version)
print([uuid.UUID(int=0, version=version) for version in range(1, 6)])
attempt(lambda: uuid.UUID(), lambda: uuid.UUID("x"), lambda: uuid.UUID("g" * 32),
        lambda: uuid.UUID(bytes=b"x"), lambda: uuid.UUID(bytes_le=b"x"),
        lambda: uuid.UUID(fields=(1, 2)), lambda: uuid.UUID(fields=(1 << 32, 0, 0, 0, 0, 0)),
        lambda: uuid.UUID(fields=(0, 1 << 16, 0, 0, 0, 0)),
        lambda: uuid.UUID(fields=(0, 0, 0, 1 << 8, 0, 0)),
        lambda: uuid.UUID(fields=(0, 0, 0, 0, 0, 1 << 48)), lambda: uuid.UUID(int=-1),
        lambda: uuid.UUID(int=1 << 128), lambda: uuid.UUID(int=0, version=9),
        lambda: uuid.UUID("x", int=5), lambda: setattr(one, "int", 5), lambda: one < 5,
        lambda: uuid.uuid5(uuid.NAMESPACE_DNS, b"x"), lambda: list(uuid.SafeUUID))
