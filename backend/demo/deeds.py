"""What is being filled: who has been made so far, and what one of them does on a day."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import NamedTuple

from backend.core import access, clock
from backend.core.access import Person
from backend.demo import script


class Deed(NamedTuple):
    day: int
    order: int
    do: Callable[[], Awaitable[object]]


class Filling:
    """Who has been made so far."""

    def __init__(self, world: script.World) -> None:
        self.password, self.totp_seed = world.password, world.totp_seed
        self.gemeenten: dict[str, int] = {}
        self.people: dict[str, Person] = {}
        self.beheerders: dict[str, Person] = {}

    async def meet(self, code: str, person: int) -> Person:
        found = await access.person(person)
        if found is None:
            raise LookupError(code)
        self.people[code] = found
        return found


def date_of(day: int) -> date:
    """So many days from today."""
    return clock.today() + timedelta(days=day)
