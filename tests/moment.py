"""The tests' clock: for each test it starts at the same morning, runs on, and can be moved."""

from datetime import UTC, datetime, timedelta
from time import monotonic

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)  # a Wednesday, 10:00 in Amsterdam


class Clock:
    def __init__(self) -> None:
        self.start = START
        self.restart()

    def restart(self) -> None:
        """However long the tests before took."""
        self.begun, self.moved = monotonic(), timedelta()

    def now(self) -> datetime:
        return self.start + timedelta(seconds=monotonic() - self.begun) + self.moved

    def move(self, **by: float) -> None:
        self.moved += timedelta(**by)
