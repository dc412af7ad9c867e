# What a profile calls functions and natives outlives the collections that happen meanwhile.
import cProfile
import gc
import pstats


def churn():
    for i in range(3):
        gc.collect()
        [str((i, k)) for k in range(300)]


def work():
    churn()
    exec("def passing(): return len('x')\npassing()", {})
    churn()


profile = cProfile.Profile()
profile.runcall(work)
gc.collect()
for (file, line, name), (_, calls, *_) in sorted(pstats.Stats(profile).strip_dirs().stats.items()):
    print(file, line, name, calls)
