"""What a role may not know is in no answer that the app gives them: no page, no piece of one, no file, no search.

The addresses are those of the app itself. A new route is walked without a word here, unless it asks for something that
is not yet in `known`: then the walk says so.
"""

import re
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from urllib.parse import urlencode, urlsplit

import httpx
from bs4 import BeautifulSoup, Tag

from backend.app import litestar
from backend.core import access, assets, db
from backend.core.access import Person
from backend.core.tables import ALL
from backend.features.agenda import actions as agenda
from backend.features.live import hub
from backend.features.live.stream import Stream
from backend.features.reports import views
from tests.cast import World
from tests.conftest import ClientOf
from tests.live.conftest import Page, new_session
from tests.walls import marked

OTHERS = ("anneke", "ineke", "karim", "bram", "bea", "eva", "otto")
NEVER_ENDS = "/live"  # a test of its own
PLACES = re.compile(r"\{(\w+):\w+\}")
PIECE = {"hx-request": "true"}
PAPER = "application/pdf"
GENERAL = ("/taal", "/bevestigen")  # say where to go on


@dataclass
class Known:
    """What may stand in an address, by the name that the route gives it."""

    values: dict[str, list[str]]
    names: dict[str, list[str]]  # of files, by the folder that they are in

    def addresses(self) -> Iterator[str]:
        for route in sorted({route.path for route in litestar().routes if "GET" in getattr(route, "methods", ())}):
            if route != NEVER_ENDS:
                yield from self.filled(route)

    def filled(self, route: str) -> Iterator[str]:
        places, can_be = PLACES.findall(route), self.values | {"name": self.names.get(route, [])}
        assert all(map(can_be.get, places)), f"Say in known() what {places} of {route} can be."
        template = PLACES.sub("{}", route)
        for values in product(*(can_be[place] for place in places)):
            yield template.format(*values)


async def known(world: World) -> Known:
    samira, karim = world["samira"], world["karim"]
    tasks = await ids("SELECT id, agreement, step FROM task WHERE household = ?", samira.household)
    feed = await agenda.open_feed(karim)
    values = {
        "person": [str(samira.id), str(karim.id)],
        "task": [id for id, agreement, step in tasks if agreement or step in ("pip", "leren", "examen")][:12],
        "number": [str(number) for number in range(1, 9)],
        "version": ["1", "2"],
        "colleague": [str(world[name].id) for name in ("anneke", "peter", "ineke")],
        "key": ["geld", "plan"],
        **{"soort": ["taken", "task_soon"], "sleutel": ["huisarts", "unseen"], "taal": ["ar"], "draft": ["1"]},
    }
    for table in ("appointment", "notice", "child", "exam", "agreement"):
        values[table] = [id for (id,) in await ids(f"SELECT id FROM {table} ORDER BY id LIMIT 8")] or ["1"]
    values["made"] = values["task"]
    values["visit"] = [id for (id,) in await ids("SELECT id FROM home_visit")] or ["1"]
    names = {
        "/static/{name:str}": list(assets.shipped())[:1],
        "/rapportages/{name:str}": [f"{report}.csv" for report in views.ALL],
        "/agenda/{name:str}": [f"{feed}.ics"],
        "/afspraken/{name:str}": [f"{id}{kind}" for id in values["appointment"] for kind in ("", ".ics")],
    }
    return Known(values, names)


async def ids(sql: str, *args: object) -> list[tuple[str, ...]]:
    return [(str(id), *rest) for id, *rest in await db.fetch(sql, *args)]


async def answers(client: httpx.AsyncClient, first: Iterable[str]) -> AsyncIterator[httpx.Response]:
    """Of each address, also as a piece of a page; and of each question that such a page lets one ask."""
    addresses, more = list(first), set[str]()
    for address in addresses:
        answer = await client.get(address)
        yield answer
        if "html" in answer.headers.get("content-type", ""):
            yield await client.get(address, headers=PIECE)
            more |= set(questions(BeautifulSoup(answer.text, "html.parser")))
    for address in more - set(addresses):
        yield await client.get(address)


def questions(page: BeautifulSoup) -> Iterator[str]:
    """Links with a question, and forms that search."""
    for link in page.select("a[href^='/'][href*='?']"):
        if not urlsplit(str(link["href"])).path.startswith(GENERAL):
            yield str(link["href"])
    for form in page.select("form:not([method=post])"):
        yield f"{form.get('action') or ''}?{urlencode(dict(map(asked, form.select('[name]'))))}"


def asked(field: Tag) -> tuple[str, str]:
    return str(field["name"]), str(field.get("value") or "Samira")


async def told(client: httpx.AsyncClient, addresses: Iterable[str]) -> dict[str, set[str]]:
    """By what was marked: where it is said."""
    found: dict[str, set[str]] = {}
    async for answer in answers(client, addresses):
        where = answer.request.url.raw_path.decode()
        assert answer.status_code < 500, where
        for mark in marked.in_answer(f"{answer.headers} {answer.text}"):
            found.setdefault(mark.what, set()).add(where)
        if answer.headers.get("content-type") == PAPER and where.startswith("/clienten"):  # not one's own
            found.setdefault(PAPER, set()).add(where)
    return found


async def test_who_may_not_know_something_finds_it_nowhere(client_of: ClientOf, world: World) -> None:
    await marked.make(world)
    addresses = list((await known(world)).addresses())
    for name in OTHERS:
        may = {mark.what for mark in marked.MARKS if name in mark.knows}
        found = await told(await client_of(name), addresses)
        assert {what: where for what, where in found.items() if what not in may} == {}, name
        assert may <= found.keys(), name


async def test_every_mark_is_there_for_the_klantmanager(client_of: ClientOf, world: World) -> None:
    """Or the walk would prove nothing."""
    await marked.make(world)
    addresses = list((await known(world)).addresses())
    found = await told(await client_of("peter"), addresses)
    assert {mark.what for mark in marked.MARKS} - found.keys() == set()


async def test_an_open_page_hears_that_something_changed_and_not_what(world: World) -> None:
    async with hub.running():
        pages = [await opened(world[name]) for name in ("anneke", "karim", "samira")]
        await marked.make(world)
        for page in pages:
            assert re.fullmatch(rb"retry: \d+\n\n", await page.next())
            assert await page.is_told()
            await page.close()


async def opened(person: Person) -> Page:
    session = await new_session(person)
    return Page(person, session, Stream(session, person, await access.households_of(person)))


def test_what_is_nowhere_kept_can_be_read_nowhere() -> None:
    """No BSN, no fine and nothing of anybody's health has a place."""
    columns = {column._meta.name for table in ALL for column in table._meta.columns}
    assert not [name for name in columns if re.search(r"bsn|boete|fine|health|gezondheid|medisch", name)]
