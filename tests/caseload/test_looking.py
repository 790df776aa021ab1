"""Searching, sorting, choosing and keeping views: all of it stands in the address."""

import pytest

from backend.core import clock, db
from backend.features.caseload.actions import MOST
from backend.features.caseload.look import OWN, PAGE, Look
from tests.agenda.meeting import post
from tests.caseload.listed import names, page_of, words
from tests.cast import World
from tests.conftest import ClientOf

GROUPS = ("nu", "week", "koers", "alle")


@pytest.mark.parametrize(
    ("searched", "found"),
    [("haddad", {"Samira Haddad", "Karim Haddad"}), ("SAMÍRA", {"Samira Haddad"}), ("niemand", set())],
)
async def test_a_name_is_searched_among_everybody(client_of: ClientOf, searched: str, found: set[str]) -> None:
    page = await page_of(await client_of("anneke"), f"/clienten?zoek={searched}")
    assert set(names(page)) == found
    assert (page.select_one(".empty") is None) == bool(found)


async def test_a_letter_with_a_mark_is_found_in_the_database_too(client_of: ClientOf, world: World) -> None:
    async with db.write():
        await db.execute("UPDATE person SET name = 'Ayşe Çelik' WHERE id = ?", world["samira"].id)
    assert names(await page_of(await client_of("anneke"), "/clienten?zoek=celik+ayse")) == ["Ayşe Çelik"]


async def test_a_head_sorts_and_turns_round_when_it_is_chosen_again(client_of: ClientOf) -> None:
    anneke = await client_of("anneke")
    page = await page_of(anneke)
    head = page.select_one("th a")
    page = await page_of(anneke, str(head["href"]) if head else "")
    assert names(page) == ["Karim Haddad", "Samira Haddad", "Tesfay Gebremedhin"]
    sorted_by = page.select_one("th[aria-sort]")
    assert sorted_by and sorted_by["aria-sort"] == "ascending"
    again = sorted_by.select_one("a")
    assert again and names(await page_of(anneke, str(again["href"])))[0] == "Tesfay Gebremedhin"


@pytest.mark.parametrize("sort", ["waarom", "naam", "stap", "taken", "route", "gezien", "volgende"])
async def test_however_it_is_sorted_everybody_is_there_once(client_of: ClientOf, sort: str) -> None:
    peter = await client_of("peter")
    everybody, turned = names(await page_of(peter, f"/clienten?volgorde={sort}")), f"/clienten?volgorde=-{sort}"
    assert len(set(everybody)) == len(everybody) == 6
    assert sorted(names(await page_of(peter, turned))) == sorted(everybody)


async def test_a_klantmanager_sees_the_list_of_one_colleague(client_of: ClientOf, world: World) -> None:
    page = await page_of(await client_of("peter"), f"/clienten?met={world['anneke'].id}")
    assert set(names(page)) == {"Samira Haddad", "Karim Haddad", "Tesfay Gebremedhin"}
    offered = [words(option) for option in page.select("#met option")]
    assert offered == ["Iedereen", "Anneke", "Bram", "Ineke"]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"toon": "x", "van": "iedereen", "met": "-1", "tot": "1e9", "wie": "9" * 40, "volgorde": "naam;"},
        {"tot": "5"},
    ],
)
def test_what_makes_no_sense_in_an_address_is_left_out(asked: dict[str, str]) -> None:
    assert Look.of(asked, GROUPS) == Look()


def test_an_address_says_what_it_was_made_from() -> None:
    look = Look("nu", "a b&c", OWN, 7, "-naam", 2 * PAGE, 12)
    assert look.query == "toon=nu&zoek=a+b%26c&van=eigen&met=7&volgorde=-naam&tot=200&wie=12"
    assert Look().address == "/clienten"


async def test_a_long_list_shows_a_hundred_and_then_more(client_of: ClientOf, world: World) -> None:
    async with db.write():
        for number in range(PAGE):
            await another(world, f"Nieuw {number:03}")
    anneke = await client_of("anneke")
    page = await page_of(anneke, "/clienten?volgorde=naam")
    assert len(names(page)) == PAGE and words(page.select(".counters b")[-1]) == "103"
    [more] = page.select(".table-card + p a")
    assert words(more) == "Toon er nog 3"
    assert len(names(await page_of(anneke, str(more["href"])))) == PAGE + 3


async def another(world: World, name: str) -> None:
    """Of Anneke's, without tasks."""
    anneke, today, here = world["anneke"], clock.today(), {"gemeente": world["anneke"].gemeente}
    person = await db.insert("person", role="newcomer", name=name, call_name=name, created_at=clock.now(), **here)
    household = await db.insert("household", **here)
    traject = await db.insert("traject", household=household, newcomer=person, started_on=today, **here)
    await db.insert("team", traject=traject, person=anneke.id, role="begeleider", since=today)


async def kept(world: World, name: str = "anneke") -> list[str]:
    rows = await db.fetch("SELECT name, query FROM list_view WHERE person = ? ORDER BY name", world[name].id)
    return [f"{name}: {query}" for name, query in rows]


async def test_a_view_is_kept_opened_and_taken_away(client_of: ClientOf, world: World) -> None:
    anneke = await client_of("anneke")
    answer = await post(anneke, "/clienten/weergaven", name="Bellen", toon="nu", volgorde="gezien", zoek="", met="0")
    assert (answer.status_code, answer.headers["location"]) == (303, "/clienten?toon=nu&volgorde=gezien")
    page = await page_of(anneke, answer.headers["location"])
    view = page.select_one("#weergaven a[aria-current]")
    assert view and (words(view), view["href"]) == ("Bellen", "/clienten?toon=nu&volgorde=gezien")
    gone = page.select_one("#weergaven form[action$='/weg']")
    assert gone and (await post(anneke, str(gone["action"]))).status_code == 303
    assert await kept(world) == []


async def test_a_view_may_hold_a_long_name_in_any_script(client_of: ClientOf, world: World) -> None:
    answer = await post(await client_of("anneke"), "/clienten/weergaven", name="Lang", zoek="محمد " * 12)
    assert answer.status_code == 303 and len(await kept(world)) == 1


async def test_the_same_name_takes_the_place_of_the_view_before(client_of: ClientOf, world: World) -> None:
    anneke = await client_of("anneke")
    await post(anneke, "/clienten/weergaven", name="Bellen", toon="nu")
    await post(anneke, "/clienten/weergaven", name="Bellen", toon="week")
    assert await kept(world) == ["Bellen: toon=week"]


@pytest.mark.parametrize("name", ["", "x" * 41])
async def test_a_name_that_cannot_be_says_why_and_stays(client_of: ClientOf, world: World, name: str) -> None:
    answer = await post(await client_of("anneke"), "/clienten/weergaven", name=name, toon="nu")
    assert answer.status_code == 422 and "Kijk nog een keer." in answer.text
    assert not name or f'value="{name}"' in answer.text
    assert await kept(world) == []


async def test_more_views_than_one_can_oversee_are_refused(client_of: ClientOf, world: World) -> None:
    anneke = await client_of("anneke")
    for number in range(MOST):
        assert (await post(anneke, "/clienten/weergaven", name=str(number), toon="nu")).status_code == 303
    answer = await post(anneke, "/clienten/weergaven", name="Nog een", toon="nu")
    assert answer.status_code == 409 and "Haal er eerst een weg." in answer.text and 'value="Nog een"' in answer.text
    assert len(await kept(world)) == MOST


async def test_a_view_is_ones_own(client_of: ClientOf, world: World) -> None:
    await post(await client_of("anneke"), "/clienten/weergaven", name="Bellen", toon="nu")
    [(view,)] = await db.fetch("SELECT id FROM list_view")
    for other in ("bram", "eva"):
        client = await client_of(other)
        assert "Bellen" not in (await page_of(client)).get_text()
        assert (await post(client, f"/clienten/weergaven/{view}/weg")).status_code == 404
    assert (await post(await client_of("samira"), "/clienten/weergaven", name="x")).status_code == 404
    assert await kept(world) == ["Bellen: toon=nu"]
