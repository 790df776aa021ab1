"""Own and of the whole team, who is found and who is not, and what stands beside the list."""

from datetime import datetime, timedelta

import pytest

from backend.core import clock, db
from backend.core.clock import AMSTERDAM
from backend.features.people.standing_in import stand_in
from tests.agenda.meeting import plan
from tests.caseload.listed import line, names, page_of, words
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock


async def stands_in(world: World) -> None:
    """Bram, for Anneke with Samira, from today."""
    today = clock.today()
    await stand_in(
        world["peter"], world["samira"].id, world["anneke"].id, world["bram"].id, today, today + timedelta(days=9)
    )


async def test_for_whom_one_stands_in_is_on_the_list_and_the_line_says_so(client_of: ClientOf, world: World) -> None:
    await stands_in(world)
    page = await page_of(await client_of("bram"))
    assert set(names(page)) == {"Samira Haddad", "Yusuf Kaya", "Hodan Warsame", "Farid Ahmadi"}
    assert "u vervangt Anneke" in words(line(page, "Samira"))
    assert "u vervangt" not in words(line(page, "Yusuf"))


async def test_ones_own_are_those_for_whom_one_does_not_stand_in(client_of: ClientOf, world: World) -> None:
    await stands_in(world)
    page = await page_of(await client_of("bram"), "/clienten?van=eigen")
    assert set(names(page)) == {"Yusuf Kaya", "Hodan Warsame", "Farid Ahmadi"}
    assert words(page.select(".counters a")[-1]) == "3 Alle"
    assert words(page.select_one("#van option[selected]")) == "Alleen uw eigen cliënten"
    everyone = page.select_one(".only a")
    assert everyone and everyone["href"] == "/clienten"


async def test_no_view_shows_more_than_one_may_see(client_of: ClientOf) -> None:
    for view in ("", "?van=team", "?van=eigen", "?van=iedereen"):
        assert set(names(await page_of(await client_of("anneke"), f"/clienten{view}"))) == {
            "Samira Haddad",
            "Karim Haddad",
            "Tesfay Gebremedhin",
        }


async def test_a_search_that_finds_nobody_says_so_and_leads_on(client_of: ClientOf) -> None:
    page = await page_of(await client_of("peter"), "/clienten?zoek=olga&volgorde=naam")
    assert "Er is niemand gevonden." in words(page.select_one(".empty"))
    assert [link["href"] for link in page.select(".only a, .empty a")] == [
        "/clienten?volgorde=naam",
        "/clienten/opnemen?naam=olga",
    ]
    assert not (await page_of(await client_of("anneke"), "/clienten?zoek=olga")).select(".empty a")


async def test_a_counter_without_anybody_says_what_that_means(client_of: ClientOf, world: World) -> None:
    page = await page_of(await client_of("anneke"), "/clienten?toon=koers")
    assert words(page.select_one(".empty h2")) == "Nu is niemand op koers."
    link = page.select_one(".empty a")
    assert link and (words(link), link["href"]) == ("Laat alle 3 zien", "/clienten")


@pytest.mark.parametrize(
    ("who", "ways"),
    [("anneke", ["/clienten/nieuw"]), ("peter", ["/clienten/nieuw", "/clienten/opnemen"]), ("ineke", [])],
)
async def test_who_has_nobody_yet_reads_how_to_begin(
    client_of: ClientOf, world: World, who: str, ways: list[str]
) -> None:
    async with db.write():
        await db.execute("DELETE FROM team WHERE person = ?", world[who].id)
    page = await page_of(await client_of(who))
    assert "U heeft nog geen cliënten." in words(page.select_one(".empty"))
    assert [link["href"] for link in page.select(".empty a")] == ways


async def test_a_message_is_one_press_away_from_each_line_and_from_the_panel(client_of: ClientOf, world: World) -> None:
    page = await page_of(await client_of("anneke"), f"/clienten?wie={world['tesfay'].id}")
    address = f"/clienten/{world['tesfay'].id}/notities?stroom=gedeeld"
    for part in (page.select_one("#panel"), line(page, "Tesfay")):
        assert part and [words(link) for link in part.select(f"a[href='{address}']")] == ["Bericht"]


async def at(world: World, hour: int, whose: str, by: str = "anneke", days: int = 0, **values: bool) -> None:
    moment = datetime.combine(clock.today(), datetime.min.time(), AMSTERDAM) + timedelta(days=days, hours=hour)
    await plan(world, by, whose, starts=moment, at_home=True, anyway=True, **values)


async def test_the_first_home_visit_of_today_begins_with_one_press(
    client_of: ClientOf, world: World, moment: Clock
) -> None:
    anneke = await client_of("anneke")
    assert words((await page_of(anneke)).select_one(".visit-now")) == "Huisbezoeken"
    await at(world, 16, "samira")
    await at(world, 14, "tesfay")
    await at(world, 13, "karim", days=1)
    visit = (await page_of(anneke)).select_one(".visit-now")
    assert words(visit) == "Start huisbezoek 14:00 · Tesfay Gebremedhin"
    assert (
        visit
        and visit.form
        and visit.form["action"] == f"/clienten/{world['tesfay'].id}/huisbezoek" + (f"?huisbezoek={world['tesfay'].id}")
    )
    moment.move(hours=5.5)  # half past three
    assert "Samira" in words((await page_of(await client_of("anneke"))).select_one(".visit-now"))


async def test_the_visit_of_a_colleague_is_not_ones_own(client_of: ClientOf, world: World) -> None:
    await at(world, 14, "samira", by="peter")
    assert words((await page_of(await client_of("anneke"))).select_one(".visit-now")) == "Huisbezoeken"
    assert "Samira" in words((await page_of(await client_of("peter"))).select_one(".visit-now"))


async def test_a_docent_makes_no_home_visits(client_of: ClientOf) -> None:
    page = await page_of(await client_of("ineke"))
    assert not page.select(".visit-now, form[action*=huisbezoek], a[href='/clienten/taak']")
