import asyncio
import time
from collections.abc import Iterable
from contextlib import suppress

from backend.core import clock
from backend.core.access import Person
from backend.core.events import Hint


class Stream:
    """One open page. Flags and no queue: whatever happens while the phone is slow, it is told once."""

    __slots__ = ("access_changed", "changed", "day", "over", "person", "session", "topics", "woken")

    def __init__(self, session: int, person: Person, households: Iterable[int]) -> None:
        self.session = session
        self.person = person
        self.topics = self.topics_of(households)
        self.changed = False
        self.access_changed = False
        self.day = clock.today()  # on which these households counted
        self.over = False
        self.woken = asyncio.Event()

    def topics_of(self, households: Iterable[int]) -> frozenset[Hint]:
        return frozenset({Hint(person=self.person.id), *(Hint(household=household) for household in households)})

    def tell(self, access_changed: bool = False) -> None:
        self.changed = True
        self.access_changed |= access_changed
        self.woken.set()

    @property
    def must_look(self) -> bool:
        """At midnight places on a team begin and end, and nobody says so."""
        return self.access_changed or self.day != clock.today()

    def end(self) -> None:
        self.over = True
        self.woken.set()

    async def news(self, until: float) -> bool:
        """Whether something changed; waits for it until `until` on the monotonic clock, in seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(until - time.monotonic()):
                await self.woken.wait()
        self.woken.clear()
        changed, self.changed = self.changed, False
        return changed
