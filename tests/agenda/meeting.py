"""Planning an appointment in few words."""

from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

import httpx
from bs4 import BeautifulSoup

from backend.core import coming, db
from backend.core.clock import AMSTERDAM
from backend.features.agenda import actions
from backend.features.agenda.actions import Plan
from backend.features.agenda.queries import appointments
from backend.features.agenda.queries.appointments import Row
from tests.cast import World

HOUR = timedelta(hours=1)
FORM = {"content-type": "application/x-www-form-urlencoded"}


def at(day: date | str, hour: str = "10:00") -> datetime:
    """On the clock in Amsterdam."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return datetime.combine(day, time.fromisoformat(hour), AMSTERDAM)


TUESDAY = at("2026-12-01")


async def plan(
    world: World, by: str = "anneke", whose: str = "samira", starts: datetime = TUESDAY, **values: Any
) -> int:
    who = values.pop("who", (by,))
    wish = {"kind": "vestiging", "people": tuple(world[name].id for name in who), "ends_at": starts + HOUR} | values
    return await actions.plan(world[by], world[whose].id, Plan(starts_at=starts, **wish))


async def seen(world: World, appointment: int, by: str = "anneke") -> Row:
    return await appointments.one(world[by], appointment)


async def happened(world: World, whose: str = "samira") -> list[str]:
    rows = await db.fetch(
        "SELECT verb FROM event WHERE traject = ? AND verb LIKE 'appointment_%' ORDER BY id", world[whose].traject
    )
    return [verb for (verb,) in rows]


async def names(appointment: int) -> list[str]:
    """Of who comes."""
    return [each.call_name for each in (await coming.people([appointment]))[appointment]]


async def look(client: httpx.AsyncClient, address: str, status: int = 200) -> BeautifulSoup:
    answer = await client.get(address)
    assert answer.status_code == status, answer.text
    return BeautifulSoup(answer.text, "html.parser")


async def post(client: httpx.AsyncClient, address: str, **fields: object) -> httpx.Response:
    return await client.post(address, content=urlencode(fields), headers=FORM)


def read(answer: httpx.Response) -> str:
    """As it stands on the screen."""
    return BeautifulSoup(answer.text, "html.parser").text
