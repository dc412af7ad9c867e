# CPython: an empty list. Here there is no audit, no library of threads, and no import system of
# finders.
import sys
names = """settrace setprofile addaudithook breakpointhook getswitchinterval thread_info meta_path
path_hooks path_importer_cache stdlib_module_names orig_argv set_asyncgen_hooks""".split()
print([name for name in names if not hasattr(sys, name)])
