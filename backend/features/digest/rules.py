from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo


def next_morning(now: datetime, at: time, zone: tzinfo, is_working_day: Callable[[date], bool]) -> datetime:
    """The first moment after now at which a working day begins."""
    day = now.astimezone(zone).date()
    while (morning := datetime.combine(day, at, zone)) <= now or not is_working_day(day):
        day += timedelta(days=1)
    return morning
