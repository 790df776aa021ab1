from datetime import datetime, time, timedelta, tzinfo

SATURDAY = 5


def next_morning(now: datetime, at: time, zone: tzinfo) -> datetime:
    """The first moment after now at which a working day begins."""
    day = now.astimezone(zone).date()
    while (morning := datetime.combine(day, at, zone)) <= now or day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return morning
