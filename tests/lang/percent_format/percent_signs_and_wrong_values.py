def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for form in ("%%", "%5%", "%-%", "%.3%", "%(k)%", "100%", "%s%%"):
    show(lambda: form % {"k": 1})
    show(lambda: form % (1,))
    show(lambda: form.encode() % (b"x",))
show(lambda: b"" % "a")
show(lambda: b"" % b"a")
show(lambda: "" % {"a": 1})
show(lambda: "" % [1])
