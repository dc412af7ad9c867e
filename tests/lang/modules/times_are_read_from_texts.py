import time

for text, form in (("2020-02-29 13:04:05", "%Y-%m-%d %H:%M:%S"), ("3 Jan 99", "%d %b %y"),
                   ("Monday 07 12 1970 11PM", "%A %d %m %Y %I%p"), ("2021 060", "%Y %j"),
                   ("12:30", "%H:%M"), ("2020-01-01 UTC", "%Y-%m-%d %Z"),
                   ("2000-W05-3", "%G-W%V-%u"), ("1.5", "%S.%f")):
    print(tuple(time.strptime(text, form)))
print(time.strptime("Sat Jun 06 16:26:11 1998").tm_yday)
print(time.mktime(time.strptime("1970-01-02", "%Y-%m-%d")) + time.timezone != 0)
for wrong in (("x", "%Y"), ("2020 1", "%Y"), ("2020", 3), (3, "%Y"), ("13", "%m")):
    try:
        time.strptime(*wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
