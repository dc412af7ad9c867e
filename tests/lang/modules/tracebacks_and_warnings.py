import traceback, warnings, sys, io
def f(x): return g(x) + 1
def g(x):
    raise ValueError("bad " + x)
try: f("v")
except ValueError as e:
    print(traceback.format_exc().replace(__file__, 'FILE'))
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    print(len(traceback.format_exception(e)), traceback.format_exception(type(e), e, e.__traceback__)[0])
    print([x.name for x in traceback.extract_tb(e.__traceback__)], [x.lineno for x in traceback.extract_tb(e.__traceback__)], traceback.extract_tb(e.__traceback__)[0].line)
    s = io.StringIO(); traceback.print_exc(file=s); print(s.getvalue().replace(__file__, 'FILE'))
    te = traceback.TracebackException.from_exception(e); print(list(te.format_exception_only()), str(te))
print(traceback.format_exc().replace(__file__, 'FILE'))
try:
    try: 1/0
    except Exception as e: raise KeyError("x") from e
except KeyError: print(traceback.format_exc().replace(__file__, 'FILE'))
def h(): return [x.name for x in traceback.extract_stack()]
print(h())
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("careful"); warnings.warn("old", DeprecationWarning)
    print(len(w), w[0].message, w[1].category, w[0].lineno)
warnings.simplefilter("error")
try: warnings.warn("boom", RuntimeWarning)
except RuntimeWarning as e: print("raised", e)
warnings.simplefilter("ignore"); warnings.warn("quiet")
sys.stderr = io.StringIO(); warnings.resetwarnings(); warnings.warn("shown"); print(sys.stderr.getvalue().split(": ", 1)[1])
