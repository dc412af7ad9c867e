for s in ('f"{}"', 'f"{ }"', 'f"{a"', 'f"}"', 'f"{a!x}"', 'f"{a!}"', 'f"{a b}"', 'f"{a:{b:{c}}}"', 'f"{#}"', 'f"{a\\n}"',
          'f"{(}"', 'f"{)}"', 'f"{a]}"', 'f"{lambda x: 1}"', 'f"{!r}"', 'f"{a = = }"', "f'{a['b']}'", 'f"{*a}"', 'f"{1 2}"',
          'f"{yield}"', 'f"{a!r"', 'f"{a:{"', "f'''{\n}'''", 'f"{a:{b}"', 'f"{import x}"', 'f"{a.}"'):
    try:
        exec(s, {"a": 1, "b": 2, "c": 3})
        print(s, "fine")
    except (SyntaxError, TypeError, ValueError, NameError) as e:
        print(s, "->", type(e).__name__, getattr(e, "msg", str(e)))
