"""When asking for truth fails, the mark stands under what asks: a statement's line needs none."""
import traceback


class Unsure:
    def __bool__(self):
        raise ValueError("unsure")


a = Unsure()


def in_if():
    if a: pass


def in_lines():
    if a:
        pass
    else:
        pass


def in_elif():
    if 0: pass
    elif 1 and a: pass


def in_while():
    while not a: pass


def in_assert():
    assert a, "x"


def in_conditional():
    return 3, (1 if a and 1 else 2), 4


def in_negation():
    x = 3 if not (1 and a) else 5


def in_list():
    return [x for x in [1] if a]


def in_dict():
    return {x: 1 for x in [1] if a or 1}


def in_generator():
    return sum(1 for x in [1] if not a)


def in_guard():
    match 1:
        case 1 if a: pass


def in_comparison():
    if a < 3: pass


for call in (in_if, in_lines, in_elif, in_while, in_assert, in_conditional, in_negation, in_list,
             in_dict, in_generator, in_guard, in_comparison):
    try:
        call()
    except (ValueError, TypeError):
        lines = traceback.format_exc().splitlines()[4:]
        print("\n".join(line for line in lines if not line.startswith("  File")))
