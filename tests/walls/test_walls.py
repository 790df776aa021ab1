"""Outside one's team a newcomer does not exist: not in any address, not for any change.

The addresses are those of the app itself, and the changes are the forms that Samira and her helpers really have.
A new route without a place in this walk fails the first test.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from bs4 import BeautifulSoup, Tag

from backend.app import litestar
from backend.core import assets, clock, db
from backend.core.tables import ALL
from backend.features.agenda import actions as agenda
from backend.features.checklist import actions
from backend.features.journey import actions as journey
from backend.features.leerroute import actions as leerroute
from backend.features.leerroute.actions.exams import Attempt
from backend.features.leerroute.actions.extensions import Asked
from backend.features.leerroute.actions.routing import Choice
from backend.features.people import actions as people
from backend.features.people import teams
from backend.features.pip import actions as pip
from tests.agenda.meeting import HOUR, plan
from tests.cast import World
from tests.conftest import ClientOf
from tests.notes.written import written
from tests.pip.plans import agreed, drafted, established
from tests.tasks import task_of

INSIDERS = ("samira", "anneke", "peter")
OUTSIDERS = ("bram", "ineke", "bea", "tesfay", "yusuf", "olga", "eva", "otto")
FORM = {"content-type": "application/x-www-form-urlencoded"}
ID = re.compile(r"\{\w+:int\}")
NUMBERED = re.compile(r"/(clienten|taken|afspraken)/\d+")
GENERAL = ("/woorden", "/mensen", "/taal", "/stappen", "/demo")  # the same for everybody
# A page that everybody has, filled with their own; and what is one person's: their own tests look after it.
# A new plan is begun only where no draft is, and the draft has forms of its own.
NO_DOSSIER = {
    *("/stappen/{number:int}", "/stappen/{number:int}/gezien", "/berichten/{notice:int}"),
    *("/clienten/weergaven/{view:int}/weg", "/huisbezoeken/{visit:int}"),
    *("/plan/afspraken/{agreement:int}/antwoord", "/clienten/{person:int}/plan/nieuw"),
    *("/clienten/taak/{made:int}", "/clienten/taak/{made:int}/terug"),
    "/clienten/opnemen/{person:int}",  # for who is not on the team: tests/people looks after it
}


@dataclass(frozen=True)
class Change:
    action: str
    fields: tuple[tuple[str, str], ...]


def dossier_routes(method: str) -> dict[str, re.Pattern[str]]:
    """The app's own routes that hold somebody's number."""
    templates = (
        {
            route.path
            for route in litestar().routes
            if method in getattr(route, "methods", ())
            and ID.search(route.path)
            and not route.path.startswith("/beheer")
        }
        - NO_DOSSIER
        - {"/demo/{person:int}"}
    )
    return {path: re.compile("^" + re.sub(r"\{\w+:\w+\}", r"[^/]+", path) + "$") for path in templates}


async def walk(client: httpx.AsyncClient, inside: set[str]) -> tuple[set[str], set[Change]]:
    """Every address and every form that can be reached from the first page without entering another dossier."""
    todo, pages, changes = ["/"], set[str](), set[Change]()
    while todo:
        address = todo.pop()
        path = urlsplit(address).path
        if path in pages or (NUMBERED.match(path) and about(path) not in inside) or path.startswith(GENERAL):
            continue
        answer = await client.get(address)
        pages.add(path)
        if answer.status_code == 303:
            todo.append(answer.headers["location"])
        elif "html" in answer.headers.get("content-type", ""):
            soup = BeautifulSoup(answer.text, "html.parser")
            changes |= {change for form in soup.select("form[method=post]") for change in read(form)}
            todo += [str(link["href"]) for link in soup.select("a[href^='/']")]
            todo += [str(form["action"]) for form in soup.select("form[data-together]")]  # leads to a page of its own
    return pages, changes


def read(form: Tag) -> set[Change]:
    """What it sends, and what it sends by a button that asks for something else than what the form is for."""
    chosen = (form.select("[name]:not([formnovalidate])"), form.select("[name]"))
    return {
        Change(str(form["action"]), tuple(sorted({str(field["name"]): filled(field) for field in fields}.items())))
        for fields in chosen
    }


def filled(field: Tag) -> str:
    if field.name == "select":
        option = field.select_one("option[value]:not([value=''])")
        return str(option["value"]) if option else ""
    if field.get("type") == "date":
        return str(field.get("value") or "2026-12-01")
    return str(field.get("value") or "tekst")


async def everything() -> dict[str, list[Any]]:
    """What an outsider must not have changed; their own attempts to sign in are theirs."""
    own = {"session", "attempt", "applied"}
    return {
        table._meta.tablename: await table.select().order_by(table.id).run()
        for table in ALL
        if table._meta.tablename not in own
    }


_met: list[tuple[set[str], set[Change]]] = []  # the same for every test: the world begins each from the same rows


@pytest.fixture
async def dossier(client_of: ClientOf, world: World) -> tuple[set[str], set[Change]]:
    await something_of_everything(world, await client_of("anneke"))
    if not _met:
        inside, pages, changes = await samiras(world), set[str](), set[Change]()
        for name in INSIDERS:
            seen, forms = await walk(await client_of(name), inside)
            pages |= {page for page in seen if about(page) in inside}
            changes |= {form for form in forms if about(form.action) in inside}
        _met.append((pages, changes))
    return _met[0]


async def something_of_everything(world: World, helper: httpx.AsyncClient) -> None:
    """So that every form there is stands on some page: done, seen, not needed, asked, a note, a phone that waits."""
    for template in ("brp", "huisarts", "zorgverzekering"):
        await actions.complete(world["samira"], await task_of(world, "samira", template), True)
    await actions.confirm(world["anneke"], await task_of(world, "samira", "huisarts"), True)
    await actions.drop(world["anneke"], await task_of(world, "samira", "internet"), "Heeft het al.")
    await actions.ask_help(world["samira"], await task_of(world, "samira", "bank"), "taal")
    await a_plan_that_goes_on(world)
    await people.add_device(world["samira"].id, "Android", shared=False)
    await appointments(world)
    await written(world)
    await actions.comment(world["samira"], await task_of(world, "samira", "brp"), "Kunt u bellen?")
    await helper.post(f"/clienten/{world['samira'].id}/telefoon", content="", headers=FORM)
    await her_way(world)
    async with db.write():  # the phone has opened the link and shows its number
        await db.execute("UPDATE enrolment SET opened_at = ?, number = 42, choices = '42 17 88'", clock.now())


async def appointments(world: World) -> None:
    """One that she cannot come to, with another time; a weekly one; and one that has begun."""
    starts = clock.now().replace(microsecond=0) + timedelta(days=2)
    refused = await plan(world, starts=starts)
    await agenda.cannot_come(world["samira"], refused, "ziek", (starts + timedelta(days=1),))
    await plan(
        world, kind=None, title="Taalmaatje", starts=starts + 2 * HOUR, until=(starts + timedelta(days=7)).date()
    )
    begun = await plan(world, starts=starts + timedelta(hours=9))
    async with db.write():
        await db.execute("UPDATE appointment SET starts_at = ? WHERE id = ?", clock.now() - HOUR, begun)


async def her_way(world: World) -> None:
    """A route with an exam and an extension, so that each of their forms is there."""
    peter, samira = world["peter"], world["samira"].id
    await journey.set_fact(peter, samira, "pip", clock.today().isoformat())
    await leerroute.choose_route(peter, samira, Choice("B"))
    await leerroute.plan_exam(peter, samira, Attempt("LE", clock.today(), "B1"))
    await leerroute.ask_extension(peter, samira, Asked("bevalling"))


async def a_plan_that_goes_on(world: World) -> None:
    """One that holds, a draft of the next, and a question at an agreement."""
    await established(world, "samira", vve="Peuteropvang", decisions="Besluit over de uitkering")
    await drafted(world, "samira")
    await pip.answer(world["samira"], await agreed(world, "samira"), "explain")


async def samiras(world: World) -> set[str]:
    """Her dossier, the tasks that something happened to, and some of the others."""
    rows = await db.fetch("SELECT id, done_at, dropped_at FROM task WHERE household = ?", world["samira"].household)
    tasks = [task for task, done, dropped in rows if done or dropped or task % 7 == 0]
    rows = await db.fetch("SELECT id FROM appointment WHERE traject = ?", world["samira"].traject)
    own = {f"/afspraken/{appointment}" for (appointment,) in rows}
    return {f"/clienten/{world['samira'].id}", *(f"/taken/{task}" for task in tasks), *own}


async def test_the_walk_meets_every_address_of_a_dossier(dossier: tuple[set[str], set[Change]]) -> None:
    pages = dossier[0]
    actions = {urlsplit(change.action).path for change in dossier[1]}
    unmet = [path for path, pattern in dossier_routes("GET").items() if not any(map(pattern.match, pages))]
    unmet += [path for path, pattern in dossier_routes("POST").items() if not any(map(pattern.match, actions))]
    assert unmet == []


@pytest.mark.parametrize("outsider", OUTSIDERS)
async def test_for_an_outsider_nothing_of_a_dossier_is_there(
    client_of: ClientOf, dossier: tuple[set[str], set[Change]], world: World, outsider: str
) -> None:
    pages, changes = dossier
    before, client = await everything(), await client_of(outsider)
    for page in pages:
        assert (await client.get(page)).status_code == 404, page
    for change in changes:
        answer = await send(client, change)
        assert answer.status_code == 404 or to_prove(answer), (change.action, answer.status_code)
    assert await everything() == before


async def test_for_who_left_a_moment_ago_nothing_of_a_dossier_is_there_any_more(
    client_of: ClientOf, dossier: tuple[set[str], set[Change]], world: World
) -> None:
    """With the pages and the forms that are still open on the screen, and a key that was used while it was allowed."""
    pages, changes = dossier
    client, task = await client_of("anneke"), await task_of(world, "samira", "brp")
    await client.post(f"/taken/{task}/reacties", data={"body": "Dag", "sleutel": "used"})
    for newcomer in ("samira", "karim"):
        await teams.take_off(world["bea"], world[newcomer].id, world["anneke"].id, clock.today())
    before = await everything()
    for page in pages:
        assert (await client.get(page)).status_code == 404, page
    for change in changes:
        answer = await send(client, change)
        assert answer.status_code == 404 or to_prove(answer), (change.action, answer.status_code)
    again = await client.post(
        f"/taken/{task}/reacties", data={"body": "Dag", "sleutel": "used"}, headers={"hx-request": "true"}
    )
    assert again.status_code == 404
    assert await everything() == before


async def send(client: httpx.AsyncClient, change: Change) -> httpx.Response:
    """As a browser does: an empty form has a type too."""
    return await client.post(change.action, content=str(httpx.QueryParams(change.fields)), headers=FORM)


def about(address: str) -> str:
    """Whose address it is: /taken/17/klaar is about /taken/17."""
    return "/".join(urlsplit(address).path.removesuffix(".ics").split("/")[:3])


def to_prove(answer: httpx.Response) -> bool:
    """Sent to show a PIN or password again: that is asked before anything is looked up."""
    return answer.status_code == 303 and answer.headers["location"].startswith("/bevestigen")


async def test_a_stranger_comes_to_a_sign_in_page_and_changes_nothing(
    stranger: httpx.AsyncClient, dossier: tuple[set[str], set[Change]]
) -> None:
    pages, changes = dossier
    before = await everything()
    answers = [await stranger.get(page) for page in pages]
    answers += [await send(stranger, change) for change in changes]
    for answer in answers:
        assert answer.status_code == 303, answer.request.url
        assert answer.headers["location"].split("?")[0] in ("/welkom", "/inloggen", "/pin")
    assert await everything() == before


async def test_what_a_docent_may_not_know_is_on_no_page_of_theirs(client_of: ClientOf, world: World) -> None:
    listing = await (await client_of("ineke")).get(f"/clienten/{world['yusuf'].id}/taken")
    rows = await db.fetch(
        "SELECT id FROM task WHERE household = ? AND step NOT IN ('leren', 'examen')", world["yusuf"].household
    )
    assert rows and listing.status_code == 200
    assert not [task for (task,) in rows if f'"/taken/{task}"' in listing.text]


async def test_every_picture_on_a_page_is_drawn(
    client_of: ClientOf, dossier: tuple[set[str], set[Change]], world: World
) -> None:
    sprite = assets.shipped()["sprite.svg"].encoded[""].decode()
    drawn = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    clients = [await client_of(name) for name in ("samira", "anneke")]
    pages = [await client.get(page) for page in ("/", "/taken", "/clienten", *sorted(dossier[0])) for client in clients]
    assert {name for page in pages for name in re.findall(r'\.svg#([^"]+)"', page.text)} <= drawn
