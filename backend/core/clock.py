from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
EARLY = timedelta(minutes=15)

source: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731  # replaced by the tests' own
_pretended: ContextVar[datetime | None] = ContextVar("pretended", default=None)


def now() -> datetime:
    return _pretended.get() or source()


def today() -> date:
    return now().astimezone(AMSTERDAM).date()


def is_about(starts_at: datetime, ends_at: datetime) -> bool:
    """Whether it is time for what begins and ends then: from a quarter before."""
    return starts_at - EARLY <= now() < ends_at


@contextmanager
def as_if(moment: datetime) -> Iterator[None]:
    """What happens inside happened at that moment: the demo lives through its own past."""
    token = _pretended.set(moment)
    try:
        yield
    finally:
        _pretended.reset(token)
