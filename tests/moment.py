"""The tests' clock: it starts at a fixed morning, runs on, and can be moved."""

from datetime import UTC, datetime, timedelta
from time import monotonic

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)  # a Wednesday, 10:00 in Amsterdam


class Clock:
    def __init__(self) -> None:
        self.begun = monotonic()
        self.moved = timedelta()

    def now(self) -> datetime:
        return START + timedelta(seconds=monotonic() - self.begun) + self.moved

    def move(self, **by: float) -> None:
        self.moved += timedelta(**by)
