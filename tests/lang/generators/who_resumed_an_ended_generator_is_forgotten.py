# The frame of a generator or coroutine that has ended refers to nobody who called it.
import weakref


class Keeper:
    pass


def numbers():
    yield 1
    raise ValueError("over")


async def awaited():
    raise KeyError("gone")


def keep_problem_of(step, keeper):
    try:
        step()
    except (ValueError, KeyError) as problem:
        keeper.problem = problem.with_traceback(problem.__traceback__.tb_next)


def run_generator(keeper):
    generator = numbers()
    print(generator.gi_frame.f_back)
    next(generator)
    print(generator.gi_frame.f_back)
    keep_problem_of(generator.__next__, keeper)


def run_coroutine(keeper):
    coroutine = awaited()
    keep_problem_of(lambda: coroutine.send(None), keeper)


for run in run_generator, run_coroutine:
    keeper = Keeper()
    watch = weakref.ref(keeper)
    run(keeper)
    entry = keeper.problem.__traceback__
    while entry.tb_next:
        entry = entry.tb_next
    print(entry.tb_frame.f_code.co_name, entry.tb_frame.f_back)
    keeper.problem.__traceback__ = entry
    del keeper, entry
    print("kept" if watch() else "gone")
