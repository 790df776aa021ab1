"""Several tasks in one go: each gets what is still lacking, and keeps it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from backend import content
from backend.core import clock, db, dossiers
from backend.features.checklist import actions, planning
from tests.cast import World
from tests.checklist.test_bulk import PLACE, form, give, lines
from tests.conftest import ClientOf
from tests.tasks import task_of

SET = "digitaal"
DIGITAL = content.load("nijkerk").sets[SET].tasks


async def kept(world: World, name: str) -> list[str]:
    """Of the set, what is on somebody's list or was done."""
    marks = ", ".join("?" * len(DIGITAL))
    rows = await db.fetch(
        f"SELECT template FROM task WHERE traject = ? AND template IN ({marks}) AND retired_at IS NULL ORDER BY id",
        *(world[name].traject, *DIGITAL),
    )
    return [template for (template,) in rows]


async def lacks(world: World, *names: str) -> None:
    """Nothing of the set has come yet: the facts do not ask for it."""
    async with db.write():
        for name in names:
            await db.execute("DELETE FROM fact WHERE traject = ? AND key = 'brp'", world[name].traject)
    for name in names:
        await planning.replan(world[name].traject or 0)
        assert await kept(world, name) == []


def chosen(world: World, *names: str, **fields: object) -> dict[str, str]:
    return form(world, *names, title="", set=SET, **fields)


async def test_a_set_is_offered_with_what_is_in_it(world: World, client_of: ClientOf) -> None:
    page = BeautifulSoup((await (await client_of("anneke")).get(PLACE)).text, "html.parser")
    sets = content.load("nijkerk").sets.values()
    assert [option.get_text() for option in page.select("#set option")] == ["Geen set", *(one.title for one in sets)]
    assert "Vraag DigiD aan" in page.select("#set, details li")[3].get_text()


async def test_everyone_gets_the_whole_set_once(world: World, client_of: ClientOf) -> None:
    await lacks(world, "samira", "tesfay")
    client = await client_of("anneke")
    looked = lines(await client.post(PLACE, data=chosen(world, "samira", "tesfay")))
    assert set(looked) == {"Samira Haddad", "Tesfay Gebremedhin"}
    assert await kept(world, "samira") == []
    place = await give(client, chosen(world, "samira", "tesfay"))
    assert await give(client, chosen(world, "samira", "tesfay")) == place
    assert [await kept(world, name) for name in ("samira", "tesfay")] == [[*DIGITAL]] * 2


async def test_what_somebody_has_or_did_is_skipped_and_said(world: World, client_of: ClientOf) -> None:
    await actions.complete(world["anneke"], await task_of(world, "samira", "digid"), True)
    before = await kept(world, "samira")
    answer = await (await client_of("anneke")).post(PLACE, data=chosen(world, "samira"))
    assert set(before) == set(DIGITAL)
    assert lines(answer)["Samira Haddad"].count("Heeft of deed dit al:") == 3
    assert "Iedereen heeft dit al." in answer.text
    await give(await client_of("anneke"), chosen(world, "samira"))
    assert await kept(world, "samira") == before


async def test_what_a_helper_gave_stays_whatever_the_facts_say(world: World, client_of: ClientOf) -> None:
    await lacks(world, "tesfay")
    await give(await client_of("anneke"), chosen(world, "tesfay"))
    await planning.replan(world["tesfay"].traject or 0)
    assert await kept(world, "tesfay") == [*DIGITAL]


async def test_a_set_is_taken_back_as_a_whole(world: World, client_of: ClientOf) -> None:
    await lacks(world, "tesfay", "samira")
    client = await client_of("anneke")
    place = await give(client, chosen(world, "tesfay", "samira"))
    await actions.complete(world["samira"], await task_of(world, "samira", "digid"), True)
    assert (await client.post(f"{place}/terug", data={"sleutel": "terug"})).status_code == 303
    assert (await kept(world, "tesfay"), await kept(world, "samira")) == ([], ["digid"])


async def test_who_has_some_gets_the_others_and_keeps_theirs_after_all(world: World, client_of: ClientOf) -> None:
    await lacks(world, "tesfay")
    client = await client_of("anneke")
    first = await give(client, chosen(world, "tesfay"))
    [mine] = await db.fetch("SELECT id FROM task WHERE traject = ? AND template = 'digid'", world["tesfay"].traject)
    async with db.write():
        await db.execute("UPDATE task SET retired_at = ? WHERE bulk IS NOT NULL AND id <> ?", clock.now(), *mine)
    second = await give(client, chosen(world, "tesfay"), key="k2")
    assert first != second and sorted(await kept(world, "tesfay")) == sorted(DIGITAL)
    await client.post(f"{second}/terug", data={"sleutel": "terug"})
    assert await kept(world, "tesfay") == ["digid"]


async def test_a_set_that_is_too_much_at_once_is_said(world: World, client_of: ClientOf) -> None:
    await lacks(world, "tesfay")
    client, anneke = await client_of("anneke"), world["anneke"]
    async with db.write():
        await db.execute("UPDATE task SET due = NULL, advise = NULL")
        brp = clock.today() - timedelta(weeks=1)  # so that the first of the set is for today
        fact = {"traject": world["tesfay"].traject, "key": "brp", "value": brp.isoformat(), "source": "brief"}
        await db.insert("fact", **fact, recorded_by=anneke.id, recorded_at=clock.now())
        whose = await dossiers.in_casework(anneke, world["tesfay"].id)
        for number in range(3):
            assert "al veel te doen" not in (await client.post(PLACE, data=chosen(world, "tesfay"))).text
            await actions.add_own(anneke, whose, f"Taak {number}", clock.today(), "newcomer")
    assert "Heeft nu al veel te doen" in (await client.post(PLACE, data=chosen(world, "tesfay"))).text


async def test_no_set_of_another_name_is_given(world: World, client_of: ClientOf) -> None:
    answer = await (await client_of("anneke")).post(PLACE, data=chosen(world, "samira") | {"set": "alles"})
    assert answer.status_code == 404


@pytest.mark.parametrize("wrong", ["yusuf", "olga"])
async def test_a_set_reaches_nobody_elses_newcomer(world: World, client_of: ClientOf, wrong: str) -> None:
    before = await kept(world, wrong)
    await give(await client_of("anneke"), chosen(world, "samira", wrong))
    assert await kept(world, wrong) == before
