# exit() and quit() raise SystemExit, as sys.exit() does.
for leave in exit, quit:
    for arguments in (), (0,), ("text",):
        try:
            leave(*arguments)
        except SystemExit as stop:
            print(repr(stop.code), stop.args)
print("leaving")
exit(3)
