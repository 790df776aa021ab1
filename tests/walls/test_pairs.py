"""Who may open what: every page of a dossier, asked for by everybody of the cast.

The addresses are the app's own: a page with a number that is not named here fails the first test.
"""

import re
from datetime import timedelta

import httpx
import pytest

from backend.app import litestar
from backend.core import clock, db
from backend.features.people import standing_in
from tests.agenda.meeting import plan
from tests.cast import NEWCOMERS, STAFF, World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.pip.plans import established
from tests.walls.test_walls import FORM, everything

TEAM, CASEWORK, GEMEENTE = ("begeleider", "klantmanager", "docent"), ("begeleider", "klantmanager"), ("klantmanager",)
DOSSIER = "/clienten/{person:int}"
# Which roles of the team have the page; the newcomers themselves where it says so.
PAGES: dict[str, tuple[str, ...]] = {
    DOSSIER: TEAM,
    f"{DOSSIER}/taken": TEAM,
    f"{DOSSIER}/stappen": TEAM,
    f"{DOSSIER}/leren": TEAM,
    f"{DOSSIER}/plan": TEAM,
    f"{DOSSIER}/afspraken": TEAM,
    f"{DOSSIER}/afspraken/nieuw": TEAM,
    f"{DOSSIER}/notities": TEAM,
    f"{DOSSIER}/logboek": TEAM,
    f"{DOSSIER}/documenten": CASEWORK,
    f"{DOSSIER}/telefoon": TEAM,
    f"{DOSSIER}/voorbeeld": CASEWORK,
    f"{DOSSIER}/einde": GEMEENTE,
    f"{DOSSIER}/huisbezoek": CASEWORK,
    f"{DOSSIER}/huisbezoek/samen": CASEWORK,
    f"{DOSSIER}/gegevens": CASEWORK,
    f"{DOSSIER}/persoon": CASEWORK,
    f"{DOSSIER}/mensen": CASEWORK,
    f"{DOSSIER}/mensen/nieuw": CASEWORK,
    f"{DOSSIER}/mensen/{{colleague:int}}": CASEWORK,
    f"{DOSSIER}/gezin": GEMEENTE,
    f"{DOSSIER}/intake": GEMEENTE,
    f"{DOSSIER}/plan/{{version:int}}": GEMEENTE,
    f"{DOSSIER}/plan/pip.pdf": GEMEENTE,
    f"{DOSSIER}/plan/reis.pdf": GEMEENTE,
    "/taken/{task:int}": (*CASEWORK, "newcomer"),
    "/taken/{task:int}/agenda.ics": (*CASEWORK, "newcomer"),
    "/taken/{task:int}/hulp": (*CASEWORK, "newcomer"),
    "/taken/{task:int}/laat-zien": (*CASEWORK, "newcomer"),
    "/afspraken/{name:str}": (*CASEWORK, "newcomer"),
    "/afspraken/{appointment:int}/kan-niet": ("newcomer",),
}
# The same for everybody of a role, or one person's own: their own tests look after them.
NO_DOSSIER = {
    *("/static/{name:str}", "/agenda/{name:str}", "/woorden/{key:str}", "/stappen/{number:int}"),
    *("/berichten/{notice:int}", "/beheer/mensen/{person:int}", "/clienten/opnemen/{person:int}"),
    *("/clienten/taak/{made:int}", "/rapportages/{name:str}", "/huisbezoeken/{visit:int}"),
    *(f"/beheer/inhoud/{rest}" for rest in ("{soort:str}", "{soort:str}/{sleutel:str}")),
    *("/beheer/inhoud/{soort:str}/{sleutel:str}/{taal:str}", "/beheer/voorstellen/{draft:int}"),
    *("/beheer/voorstellen/{draft:int}/logo", "/beheer/grenzen/{sleutel:str}", "/beheer/herinneringen/{soort:str}"),
    *(
        "/beheer/inhoud/{soort:str}/{sleutel:str}/dagen",
        "/beheer/inhoud/{soort:str}/nieuw",
        "/beheer/lopend/{sleutel:str}",
    ),
}
DOSSIERS = ("samira", "karim", "yusuf", "olga")
PLANNED = ("samira", "yusuf")
OF_A_PLAN = (f"{DOSSIER}/plan/{{version:int}}", f"{DOSSIER}/plan/pip.pdf")
EVERYBODY = (*STAFF, *NEWCOMERS)


def test_every_page_with_a_number_is_named_here() -> None:
    routes = {route.path for route in litestar().routes if "GET" in getattr(route, "methods", ()) and "{" in route.path}
    assert routes == PAGES.keys() | NO_DOSSIER


Numbers = dict[str, object]
NOBODYS = 2**62


@pytest.fixture
async def numbers(world: World) -> dict[str, Numbers]:
    """What the addresses of each dossier are filled with."""
    await established(world, "samira", vve="Peuteropvang", decisions="Besluit over de uitkering")
    await established(world, "yusuf", reason="Hij wil dit zo.", vve="Geen kinderen.")
    return {name: await numbers_of(world, name) for name in DOSSIERS}


async def numbers_of(world: World, name: str) -> Numbers:
    helper = NEWCOMERS[name].team[0]
    meeting = await plan(world, by=helper, whose=name, starts=clock.now() + timedelta(days=2 + DOSSIERS.index(name)))
    return {
        "person": world[name].id,
        "colleague": world[helper].id,
        "version": 1,
        "task": await own_task(world, name),
        "appointment": meeting,
        "name": meeting,
    }


def filled(page: str, numbers: Numbers) -> str:
    return re.sub(r"\{(\w+):\w+\}", lambda found: str(numbers.get(found[1], 1)), page)


async def own_task(world: World, name: str) -> int:
    """One that a docent has nothing to do with, on a day."""
    person = world[name]
    async with db.write():
        return await db.insert(
            "task",
            gemeente=person.gemeente,
            household=person.household,
            traject=person.traject,
            step="woning",
            template="brp",
            round=9,
            title="Test",
            opened_on=clock.today(),
            opens=clock.today(),
            due=clock.today(),
        )


def may_open(who: str, newcomer: str, page: str) -> bool:
    if who in NEWCOMERS:
        return who == newcomer and "newcomer" in PAGES[page]
    return who in NEWCOMERS[newcomer].team and STAFF[who].role in PAGES[page]


async def opened(client: httpx.AsyncClient, numbers: Numbers) -> set[str]:
    return {page for page in PAGES if (await client.get(filled(page, numbers))).status_code != 404}


async def test_each_opens_what_is_theirs_and_nothing_else(numbers: dict[str, Numbers], client_of: ClientOf) -> None:
    wrong = {}
    for who in EVERYBODY:
        client = await client_of(who)
        for newcomer, of_newcomer in numbers.items():
            there = [page for page in PAGES if newcomer in PLANNED or page not in OF_A_PLAN]
            theirs = {page for page in there if may_open(who, newcomer, page)}
            if found := theirs ^ await opened(client, of_newcomer):
                wrong[who, newcomer] = found
    assert wrong == {}


async def test_a_stand_in_opens_the_same_as_whom_they_replace_and_only_then(
    world: World, numbers: dict[str, Numbers], client_of: ClientOf, moment: Clock
) -> None:
    today, anneke, bram = clock.today(), world["anneke"], world["bram"]
    of_samira, first, back = numbers["samira"], today + timedelta(days=1), today + timedelta(days=2)
    await standing_in.stand_in(anneke, world["samira"].id, anneke.id, bram.id, first, back)
    seen = []
    for _ in range(3):
        seen.append([await opened(await client_of(who), of_samira) for who in ("anneke", "bram")])
        moment.move(days=1)
    whole = {page for page in PAGES if "begeleider" in PAGES[page]}
    assert seen == [[whole, set()], [whole, whole], [whole, set()]]


async def test_two_of_one_household_open_only_what_is_done_once_for_both(
    world: World, numbers: dict[str, Numbers], client_of: ClientOf
) -> None:
    rows = await db.fetch(
        "SELECT id, traject FROM task WHERE household = ? AND retired_at IS NULL", world["samira"].household
    )
    for who, other in (("samira", "karim"), ("karim", "samira")):
        client = await client_of(who)
        found = {task for task, _ in rows if (await client.get(f"/taken/{task}")).status_code == 200}
        assert found == {task for task, traject in rows if traject in (None, world[who].traject)}
        assert await opened(client, numbers[other]) == set()


async def test_a_wish_without_a_place_on_the_team_is_answered_as_if_nobody_were_there(
    world: World, numbers: dict[str, Numbers], client_of: ClientOf
) -> None:
    """Every route that changes something, asked of somebody's dossier and of a number that is nobody's."""
    routes = [route.path for route in litestar().routes if "POST" in getattr(route, "methods", ())]
    changes = [path for path in routes if path.startswith((f"{DOSSIER}/", "/taken/{", "/afspraken/{"))]
    nobodys: Numbers = dict.fromkeys(numbers["samira"], NOBODYS)
    before, wrong = await everything(), []
    for who in (name for name in EVERYBODY if name not in ("samira", *NEWCOMERS["samira"].team)):
        client = await client_of(who)
        for path in changes:
            of_samira, of_nobody = [
                await client.post(filled(path, of), content="", headers=FORM) for of in (numbers["samira"], nobodys)
            ]
            if of_samira.status_code != of_nobody.status_code:
                wrong.append((who, path, of_samira.status_code))
    assert wrong == []
    assert await everything() == before
