"""Tells the other processes who is looking: a person who sees it happen needs no message on their phone.

In one statement for all, now and then: a write for each page that opens would cost more than it is worth.
"""

import asyncio
from collections.abc import Callable, Iterable
from datetime import timedelta

from backend.core import clock, db

EVERY = 20.0  # seconds
HOLDS = timedelta(seconds=EVERY + 5)
CHUNK = 400  # people in one statement


async def keep_telling(people: Callable[[], set[int]]) -> None:
    """Until cancelled."""
    while True:
        await asyncio.sleep(EVERY)
        try:
            await tell(people())
        except db.Unavailable:
            continue  # then they get a message too many, not one too few


async def tell(people: Iterable[int]) -> None:
    until, everybody = clock.now() + HOLDS, sorted(people)
    for some in (everybody[at : at + CHUNK] for at in range(0, len(everybody), CHUNK)):
        async with db.write():
            await db.execute(
                f"INSERT INTO looking (person, until) VALUES {', '.join(['(?, ?)'] * len(some))}"
                " ON CONFLICT (person) DO UPDATE SET until = excluded.until",
                *(value for person in some for value in (person, until)),
            )
