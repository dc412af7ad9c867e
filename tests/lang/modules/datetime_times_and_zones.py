# time, datetime and timezone: texts, arithmetic, comparisons, what is refused.
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo


def tell(call):
    try:
        print(repr(call()))
    except Exception as problem:
        print(type(problem).__name__, problem)


plus = timezone(timedelta(hours=5, minutes=30))
named = timezone(timedelta(hours=-8), "PST")
for zone in (UTC, plus, named, timezone(timedelta(seconds=61)), timezone.min, timezone.max,
             timezone(timedelta(0)), timezone(timedelta(0), "Z")):
    print(repr(zone), zone, zone.utcoffset(None), zone.dst(None), zone.tzname(None))
print(timezone.utc is UTC, plus == timezone(timedelta(minutes=330)), hash(plus) == hash(
    timezone(timedelta(minutes=330))), UTC != plus)
times = [time(), time(1), time(12, 30), time(1, 2, 3), time(1, 2, 3, 4), time(23, 59, tzinfo=UTC),
         time(5, tzinfo=plus), time(1, fold=1), time.min, time.max]
for moment in times:
    print(repr(moment), moment, moment.isoformat("minutes"), moment.isoformat("milliseconds"),
          moment.utcoffset(), moment.tzname(), moment.strftime("%H:%M:%S.%f|%z|%Z|%I %p"),
          bool(moment), moment.fold)
print(time(1) < time(2), time(5, tzinfo=plus) < time(5, tzinfo=UTC), time(1) == time(1, tzinfo=UTC),
      time(5, 30, tzinfo=plus) == time(0, tzinfo=UTC), time(1).replace(hour=2, tzinfo=UTC))
for text in ("04:23:01", "T04:23:01", "042301", "04", "04:23", "0423", "04:23:01.5", "04:23:01,123456789",
             "04:23:01+01:30", "04:23Z", "04:23:01.000384+00:00", "4:23", "04:2", "24:00", "04:23:01+25:00",
             "04:23:60", "", "x", "042301.25-0130", "04:23:01-00:00", "04:2301"):
    tell(lambda: time.fromisoformat(text))

m = datetime(2024, 2, 29, 13, 5, 7, 89)
aware = m.replace(tzinfo=plus)
for moment in (m, aware, datetime(1, 1, 1), datetime(2024, 1, 1, tzinfo=UTC), datetime.max,
               datetime(2024, 1, 1, 0, 0, 5), datetime(2024, 1, 1, fold=1), m.replace(tzinfo=named)):
    print(repr(moment), moment, moment.isoformat(), moment.isoformat(" ", "hours"), moment.date(),
          repr(moment.time()), repr(moment.timetz()), moment.tzname(), moment.ctime())
    print(moment.strftime("%Y-%m-%d %H:%M:%S.%f %z %Z %a %j %p %%f"), moment.timetuple())
print(m + timedelta(days=1, seconds=-8), m - timedelta(microseconds=90), m - datetime(2024, 1, 1),
      aware - datetime(2024, 1, 1, tzinfo=UTC), aware.astimezone(UTC), aware.astimezone(named),
      aware.utctimetuple()[:6], aware.timestamp(), datetime(2024, 1, 1, tzinfo=UTC).timestamp())
print(m < datetime(2025, 1, 1), m == aware, aware == aware.astimezone(UTC), m != 5,
      hash(aware) == hash(aware.astimezone(UTC)), m == date(2024, 2, 29), date(2024, 2, 29) == m)
print(datetime.combine(date(2024, 1, 2), time(3, 4, tzinfo=UTC)), datetime.combine(m, time(1), plus),
      datetime.utcfromtimestamp(0), datetime.fromtimestamp(1700000000, UTC),
      datetime.fromtimestamp(1700000000.123456, plus), datetime.utcfromtimestamp(-1.5),
      datetime.utcfromtimestamp(1e9 + 0.9999996))
print(m.replace(year=2020, microsecond=0), m.isocalendar(), m.toordinal(), m.weekday(), f"{m:%H}h")
for text in ("2024-02-29", "2024-02-29T13:05", "2024-02-29 13:05:07", "20240229T130507",
             "2024-02-29T13:05:07.000089", "2024-02-29T13:05:07.5+05:30", "2024-02-29T13:05Z",
             "2024-W09-4T01", "2024W094T0102", "2024-02-29T", "2024-02-29T25:00", "2024-02-29x10:00",
             "2024-02-29T10:00:00-08:00:30.5", "nothing", "", "2024", "2024-02-29T10:00:00 "):
    tell(lambda: datetime.fromisoformat(text))
for call in (lambda: m < aware, lambda: m - aware, lambda: m < date(2024, 1, 1), lambda: time(24),
             lambda: date(2024, 1, 1) < m, lambda: time(1) < time(1, tzinfo=UTC),
             lambda: time(1, 60), lambda: time(1, 1, 60), lambda: time(1, 1, 1, 10 ** 6),
             lambda: time("1"), lambda: time(1, fold=2), lambda: time(1, tzinfo=5),
             lambda: datetime(2024, 1, 32), lambda: datetime(2024, 1, 1, 24),
             lambda: datetime(2024, 1, 1, tzinfo="UTC"), lambda: datetime.max + timedelta(1),
             lambda: m.isoformat(timespec="x"), lambda: datetime.fromisoformat(3),
             lambda: timezone(5), lambda: timezone(timedelta(1)), lambda: timezone(timedelta(0), 5),
             lambda: datetime.combine(1, 2), lambda: tzinfo().utcoffset(None), lambda: m.astimezone(3),
             lambda: datetime.min - timedelta(1), lambda: datetime(2024)):
    tell(call)


class Summer(tzinfo):
    """Two hours ahead from April on."""

    def utcoffset(self, dt):
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1) if dt is not None and 4 <= dt.month <= 9 else timedelta(0)

    def tzname(self, dt):
        return "SUM" if self.dst(dt) else "WIN"


for month in (1, 7):
    moment = datetime(2024, month, 1, 12, tzinfo=Summer())
    print(moment.isoformat(), moment.tzname(), moment.dst(), moment.astimezone(UTC).isoformat(),
          datetime(2024, month, 1, 12, tzinfo=UTC).astimezone(Summer()).isoformat(),
          moment.timetuple().tm_isdst, moment.strftime("%Z%z"))


class Stamp(datetime):
    pass


print(repr(Stamp(2024, 1, 1) + timedelta(1)), isinstance(Stamp.now(), date))
now = datetime.now()
print(now - datetime.now() <= timedelta(0), abs(datetime.now(UTC) - datetime.now().astimezone()) <
      timedelta(seconds=5), abs(now.timestamp() - datetime.now(UTC).timestamp()) < 5)
