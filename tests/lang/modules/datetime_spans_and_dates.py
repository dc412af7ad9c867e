# timedelta and date: arithmetic, texts, limits and what is refused.
import datetime
from datetime import date, timedelta


def tell(call):
    try:
        print(repr(call()))
    except Exception as problem:
        print(type(problem).__name__, problem)


t = timedelta
spans = [t(), t(1), t(-1), t(0, 1), t(0, -1), t(microseconds=-1), t(1, 2, 3), t(weeks=1.5),
         t(hours=25), t(days=0.1), t(seconds=1.0000005), t(milliseconds=1.5), t(minutes=-90),
         t(days=-2, seconds=3), t.max, t.min, t.resolution, t(microseconds=0.5),
         t(microseconds=1.5), t(microseconds=2.5), t(days=1.1, hours=2.2, seconds=3.3)]
for span in spans:
    print(repr(span), str(span), span.total_seconds(), bool(span), span.days, span.seconds,
          span.microseconds)
a, b = t(days=1, seconds=30), t(hours=7)
print(a + b, a - b, a * 2, 3 * b, a * 1.5, a / 2, a / b, a // b, a // 7, a % b, divmod(a, b), -a,
      abs(-a), +a, a / 0.7, a > b, a == b, a != b, a <= a, hash(a) == hash(t(1, 30)))
print(sum([a, b], t()), max(a, b), sorted([a, b, t()]))
for call in (lambda: a + 1, lambda: a < 1, lambda: a == 1, lambda: t.max + t(1), lambda: t("1"),
             lambda: t(days=10 ** 9), lambda: a / 0, lambda: a // 0, lambda: a % t(), lambda: a / t(),
             lambda: a * "x", lambda: t(seconds=[]), lambda: t(1, 2, 3, 4, 5, 6, 7),
             lambda: 1 - a):
    tell(call)

d = date(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.day, d.isoformat(), d.ctime(), d.weekday(), d.isoweekday(),
      d.isocalendar(), d.toordinal(), d.timetuple())
print(d + t(1), d - t(60), d - date(2023, 12, 31), t(1) + d, d.replace(year=2020),
      d.replace(day=1), d < date(2025, 1, 1), d == date(2024, 2, 29), hash(d) == hash(date(2024, 2, 29)))
print(date.min, date.max, date.resolution, date.fromordinal(738945), date.fromordinal(1))
print(d.strftime("%Y/%m/%d %j %a %A %b %B %U %W %y %% %d"), f"{d:%d.%m.%Y}", f"{d}", format(d, ""))
for text in ("2024-02-29", "20240229", "2024-W09-4", "2024W094", "2024-W09", "2024W09", "2024-2-1",
             "2024-13-01", "2024-02-30", "hello", "", "2024-0229", "2024-W60-1", "2024-W01-8",
             "2024", "２０24-01-01"):
    tell(lambda: date.fromisoformat(text))
for y in range(2015, 2027):
    print(date(y, 1, 1).isocalendar(), tuple(date(y, 12, 31).isocalendar()), end=" ")
print(date.fromisocalendar(2020, 53, 7), d.isocalendar().week, d.isocalendar()[0])
for call in (lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: date(10000, 1, 1),
             lambda: date(2023, 13, 1), lambda: date(2023, 0, 1), lambda: date("2023", 1, 1),
             lambda: date(2023.0, 1, 1), lambda: date.max + t(1), lambda: date.min - t(1),
             lambda: date.fromisoformat(5), lambda: date.fromordinal(0),
             lambda: date.fromisocalendar(2021, 53, 1), lambda: date.fromisocalendar(2021, 1, 8),
             lambda: date.fromisocalendar(0, 1, 1), lambda: d.replace(month=13),
             lambda: d == "2024-02-29"):
    tell(call)
for n in range(1, 3652060, 99991):
    if date.fromordinal(n).toordinal() != n:
        print("wrong", n)


class Day(date):
    pass


print(repr(Day(2024, 1, 1)), type(Day(2024, 1, 1) + t(1)).__name__, type(Day.today()).__name__)
print({d: 1}[date(2024, 2, 29)], sorted([date(2025, 1, 1), d]), min(d, date.min))
print(isinstance(d, datetime.date), datetime.MINYEAR, datetime.MAXYEAR, date.__module__)
