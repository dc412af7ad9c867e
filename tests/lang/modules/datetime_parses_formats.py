# strptime: every directive, blanks, names in any case, and what does not fit.
from datetime import datetime

for text, form in [
        ("2024-02-29", "%Y-%m-%d"), ("29/2/24", "%d/%m/%y"), ("1 Jan 69", "%d %b %y"),
        ("13:05:07.25", "%H:%M:%S.%f"), ("01:05 pm", "%I:%M %p"), ("12:00 AM", "%I:%M %p"),
        ("Thursday, FEBRUARY 29 2024", "%A, %B %d %Y"), ("thu feb", "%a %b"),
        ("2024-060", "%Y-%j"), ("2024 09 4", "%Y %U %w"), ("2024 09 4", "%Y %W %w"),
        ("2024 09 4", "%G %V %u"), ("20240229130507", "%Y%m%d%H%M%S"),
        ("2024-02-29T13:05:07+0130", "%Y-%m-%dT%H:%M:%S%z"), ("x 12:00 -08:00", "x %H:%M %z"),
        ("12 UTC", "%H %Z"), ("12 Z", "%H %z"), ("Thu Feb 29 13:05:07 2024", "%c"),
        ("02/29/24 13:05:07", "%x %X"), ("100%", "1%d%%"), ("a  b", "a b"), (" 5", "%d"),
        ("2024\t01", "%Y %m"), ("29 02", "%d %m"), ("00 Mon 2024", "%W %a %Y"),
        ("+05:30:15.5", "%z"), ("5", "%H"), ("61", "%S"),
        ("2023-02-29", "%Y-%m-%d"), ("2024-2", "%Y-%m-%d"), ("2024-01-01 x", "%Y-%m-%d"),
        ("2024-13-01", "%Y-%m-%d"), ("a", "%Q"), ("a", "%"), ("24", "%y-"), ("", "%Y"), ("x", ""),
        ("2024 10", "%G %V"), ("10 1 2024", "%V %u %Y"), ("2024 5", "%G %j"), ("", ""),
        ("2024-01-01", "%Y/%m/%d"), ("1", "%Y"), ("2024-00-10", "%Y-%m-%d")]:
    try:
        print(repr(text), repr(form), repr(datetime.strptime(text, form)))
    except Exception as problem:
        print(repr(text), repr(form), type(problem).__name__, problem)
for arguments in ((5, "%Y"), ("2024", 5)):
    try:
        datetime.strptime(*arguments)
    except TypeError as problem:
        print("TypeError")
