"""The next appointment, planned at the table: one tap, words when it cannot be, and a line in the report."""

from datetime import timedelta

import httpx
import pytest

from backend.core import clock, db
from backend.features.agenda import actions as agenda
from backend.features.visit import actions
from tests.agenda.meeting import at, plan, post
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.visit.test_visiting import REPLAY, page_of, visit_of

FORM = {"content-type": "application/x-www-form-urlencoded"}
AT_HOME = "Samen regelen met uw begeleider"


async def as_it_comes(client: httpx.AsyncClient, world: World, name: str = "samira") -> dict[str, str]:
    """What one tap sends: what is chosen when the page comes."""
    page = await page_of(client, visit_of(world, name))
    form = page.select_one(f"form[action='/clienten/{world[name].id}/afspraken?huisbezoek={world[name].id}']")
    assert form is not None
    fields = form.select("input[type=hidden], input[checked], input[type=time]")
    return {str(field["name"]): str(field["value"]) for field in fields}


async def made(world: World, name: str = "samira") -> list[tuple[str, bool]]:
    return await db.fetch("SELECT kind, at_home FROM appointment WHERE traject = ?", world[name].traject)


async def test_one_tap_is_enough_and_leads_back_to_the_visit(client_of: ClientOf, world: World) -> None:
    client, samira = await client_of("anneke"), world["samira"].id
    fields = await as_it_comes(client, world)
    for _ in range(2):  # pressed twice
        answer = await post(client, f"/clienten/{samira}/afspraken?huisbezoek={samira}", **fields)
        assert (answer.status_code, answer.headers["location"]) == (303, visit_of(world, "samira"))
    assert await made(world) == [("vestiging", True)]
    assert AT_HOME in (await page_of(client, visit_of(world, "samira"))).select("#next + .card")[0].text


async def test_kind_time_and_place_can_be_otherwise(client_of: ClientOf, world: World) -> None:
    client, samira = await client_of("peter"), world["samira"].id
    page = await page_of(client, visit_of(world, "samira"))
    for name in ("soort", "slot", "waar"):
        assert len(page.select(f"[name={name}]")) >= 3 and len(page.select(f"[name={name}][checked]")) == 1
    kinds = [str(choice["value"]) for choice in page.select("[name=soort]")]
    chosen = {"soort": kinds[-1], "waar": "plek", "datum": str(clock.today() + timedelta(days=9)), "van": "09:15"}
    fields = await as_it_comes(client, world) | chosen
    assert (await post(client, f"/clienten/{samira}/afspraken?huisbezoek={samira}", **fields)).status_code == 303
    [(starts_at, place)] = await db.fetch("SELECT starts_at, place FROM appointment")
    assert starts_at == at(clock.today() + timedelta(days=9), "09:15") and place


async def test_what_is_offered_is_free_for_both(client_of: ClientOf, world: World) -> None:
    client = await client_of("anneke")
    first = (await as_it_comes(client, world))["slot"]
    await plan(world, whose="tesfay", starts=at(first[:10], first[11:]))
    assert (await as_it_comes(client, world))["slot"] > first


async def test_a_time_that_was_taken_meanwhile_is_said_in_words_with_three_that_are_free(
    client_of: ClientOf, world: World
) -> None:
    client, samira = await client_of("anneke"), world["samira"].id
    fields = await as_it_comes(client, world)
    await plan(world, whose="tesfay", starts=at(fields["slot"][:10], fields["slot"][11:]))
    answer = await client.post(f"/clienten/{samira}/afspraken", data=fields, headers=REPLAY | {"x-age": "3600"})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (409, "text/plain")
    assert "10:00 is niet gemaakt. Anneke heeft dan al een afspraak. Wel vrij:" in answer.text
    assert answer.text.count(";") == 2 and await made(world) == []


async def test_a_time_that_passed_while_it_waited_is_said_in_words(
    client_of: ClientOf, world: World, moment: Clock
) -> None:
    fields, samira = await as_it_comes(await client_of("anneke"), world), world["samira"].id
    moment.move(days=1, hours=3)
    client = await client_of("anneke")
    answer = await client.post(f"/clienten/{samira}/afspraken", data=fields, headers=REPLAY | {"x-age": "86400"})
    assert (answer.status_code, answer.text) == (
        409,
        "De afspraak is niet gemaakt. Deze tijd is voorbij. Kies een andere dag.",
    )


async def test_sent_again_under_its_key_it_is_made_once(client_of: ClientOf, world: World) -> None:
    client, samira = await client_of("anneke"), world["samira"].id
    fields, key = await as_it_comes(client, world), {"idempotency-key": "one", "x-age": "60"}
    for _ in range(2):
        answer = await client.post(f"/clienten/{samira}/afspraken", data=fields, headers=REPLAY | key)
        assert answer.status_code == 204
    assert len(await made(world)) == 1


@pytest.mark.parametrize("outsider", ["bram", "eva", "bea", "karim"])
async def test_nobody_else_plans_it(client_of: ClientOf, world: World, outsider: str) -> None:
    fields, samira = await as_it_comes(await client_of("anneke"), world), world["samira"].id
    answer = await post(await client_of(outsider), f"/clienten/{samira}/afspraken?huisbezoek={samira}", **fields)
    assert answer.status_code == 404 and await made(world) == []


async def test_it_is_in_the_report_of_both_beside_what_comes_sooner(
    client_of: ClientOf, world: World, moment: Clock
) -> None:
    anneke, samira = world["anneke"], world["samira"]
    await plan(world, starts=at(clock.today() + timedelta(days=60)), kind=None, title="Van voor het bezoek")
    moment.move(minutes=1)
    sooner = await plan(world, by="peter", kind="kennismaking", starts=at(clock.today() + timedelta(days=2), "09:00"))
    moment.move(minutes=1)
    await actions.begin(anneke, samira.id, clock.now())
    await plan(world, starts=at(clock.today() + timedelta(days=9), "11:30"))
    visit = await actions.end(anneke, samira.id)
    for name in ("anneke", "samira"):
        page = await page_of(await client_of(name), f"/huisbezoeken/{visit}")
        for part in page.select("section[lang]"):
            assert "09:00" in part.text and "11:30" in part.text and "10:00" not in part.text
    assert AT_HOME in page.select("section[lang=nl]")[0].text
    await agenda.cancel(world["peter"], sooner, 0, "Ziek.")
    page = await page_of(await client_of("samira"), f"/huisbezoeken/{visit}")
    assert "09:00" not in page.text and "11:30" in page.text
