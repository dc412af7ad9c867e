"""The same as cProfile, under the name of CPython's profiler that is written in Python."""
from cProfile import Profile, main, run, runctx

__all__ = ["run", "runctx", "Profile"]

if __name__ == "__main__":
    main()
