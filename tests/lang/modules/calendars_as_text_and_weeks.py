# calendar: weeks of months beginning on any day, text, HTML, and what is refused.
import calendar
import time


def attempt(*calls):
    for call in calls:
        try:
            print(call())
        except Exception as problem:
            print(type(problem).__name__, problem)


print(calendar.month(2024, 2))
print(calendar.month(2023, 10, w=4, l=2))
print(calendar.calendar(2024))
print(calendar.calendar(1999, w=3, l=1, c=3, m=4))
calendar.prmonth(1, 1)
for first in range(7):
    text = calendar.TextCalendar(first)
    print(text.formatmonth(2015, 2), text.formatweekheader(10), list(text.iterweekdays()))
    print(text.monthdayscalendar(2026, 2), text.monthdays2calendar(2026, 11)[0])
    print([str(day) for day in text.itermonthdates(2025, 12)][-9:],
          list(text.itermonthdays3(2024, 1))[:5], list(text.itermonthdays4(2024, 12))[-3:])
print([len(row) for row in calendar.Calendar().yeardatescalendar(2024, 5)],
      calendar.Calendar().yeardayscalendar(2024)[3][2][-1])
print(calendar.HTMLCalendar(6).formatmonth(2024, 2))
print(calendar.HTMLCalendar().formatyear(2024, 4)[:400])
print([year for year in (1900, 2000, 2023, 2024, -4, 0) if calendar.isleap(year)],
      calendar.leapdays(1900, 2001), calendar.leapdays(2024, 2024))
print(calendar.monthrange(2024, 2), calendar.monthrange(10000, 1), calendar.weekday(2024, 2, 29),
      calendar.weekday(0, 1, 1))
print(list(calendar.month_name), list(calendar.day_abbr), calendar.month_abbr[12],
      calendar.day_name[6], calendar.SUNDAY)
print(calendar.timegm(time.gmtime(1700000000)), calendar.timegm((1969, 12, 31, 23, 59, 59)))
calendar.setfirstweekday(calendar.SUNDAY)
print(calendar.firstweekday(), calendar.weekheader(3), calendar.monthcalendar(2024, 6))
calendar.setfirstweekday(0)
attempt(lambda: calendar.month(2024, 13), lambda: calendar.monthrange(2024, 0),
        lambda: calendar.setfirstweekday(7), lambda: calendar.weekday(2024, 2, 30))
