"""The klantmanager ends a traject, puts it right or takes it back; nobody else does."""

from datetime import date, timedelta

import httpx
import pytest
from bs4 import BeautifulSoup

from backend import content
from backend.core import clock, db
from backend.core.errors import Invalid, NotFound
from backend.features.journey import actions
from backend.features.leerroute import actions as leerroute
from tests.cast import World
from tests.conftest import ClientOf
from tests.journey.closed import NOT_ENDED, close, ended
from tests.journey.happened import told

DAY = date(2026, 11, 20)


def text(answer: httpx.Response) -> str:
    return " ".join(BeautifulSoup(answer.text, "html.parser").get_text().split())


async def test_the_klantmanager_ends_a_traject_on_the_page(client_of: ClientOf, world: World) -> None:
    client, address = await client_of("peter"), f"/clienten/{world['farid'].id}/einde"
    answer = await client.post(address, data={"ended": "1", "reason": "ontheffing", "day": "2026-11-20"})
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    assert await ended(world, "farid") == (DAY, "ontheffing", date(2031, 11, 20))
    page = text(await client.get(address))
    assert "Dit traject is afgesloten op vrijdag 20 november." in page
    assert "De app wist het dossier op donderdag 20 november 2031." in page


async def test_said_twice_it_ends_once(world: World) -> None:
    for _ in range(2):
        await close(world, "farid", day=DAY)
    assert await told(world["farid"], "traject_ended") == [
        ("traject_ended", {"reason": "ontheffing", "day": "2026-11-20"})
    ]


async def test_another_reason_or_day_puts_it_right(world: World) -> None:
    await close(world, "farid", day=DAY)
    await close(world, "farid", "aow", date(2026, 10, 1))
    assert await ended(world, "farid") == (date(2026, 10, 1), "aow", date(2031, 10, 1))


async def test_a_wrong_end_is_taken_back(client_of: ClientOf, world: World) -> None:
    await close(world, "farid")
    client, address = await client_of("peter"), f"/clienten/{world['farid'].id}/einde"
    form = BeautifulSoup((await client.get(address)).text, "html.parser").select_one("form#reopen")
    assert form is not None
    for _ in range(2):
        assert (await client.post(str(form["action"]), data={"ended": "0"})).status_code == 303
    assert await ended(world, "farid") == NOT_ENDED
    assert len(await told(world["farid"], "traject_reopened")) == 1


@pytest.mark.parametrize("outsider", ["bram", "anneke", "ineke", "bea", "farid", "eva", "otto", "olga"])
async def test_nobody_else_ends_it_or_takes_it_back(client_of: ClientOf, world: World, outsider: str) -> None:
    client, address = await client_of(outsider), f"/clienten/{world['farid'].id}/einde"
    assert (await client.get(address)).status_code == 404
    answer = await client.post(address, data={"ended": "1", "reason": "aow", "day": "2026-11-20"})
    assert answer.status_code == 404 and await ended(world, "farid") == NOT_ENDED
    await close(world, "farid")
    assert (await client.post(address, data={"ended": "0"})).status_code == 404
    assert (await ended(world, "farid"))[1] == "ontheffing"


async def test_a_docent_of_the_team_does_not_end_it(world: World) -> None:
    with pytest.raises(NotFound):
        await actions.end(world["ineke"], world["yusuf"].id, "ontheffing", DAY)
    with pytest.raises(NotFound):
        await actions.reopen(world["bram"], world["yusuf"].id)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"reason": "ontheffing", "day": "2026-11-26"}, {"day"}),
        ({"reason": "ontheffing", "day": "2026-07-27"}, {"day"}),  # the traject began on the 28th
        ({"reason": "ontheffing", "day": "31-12"}, {"day"}),
        ({"reason": "ontheffing", "day": ""}, {"day"}),
        ({"reason": "", "day": "2026-11-20"}, {"reason"}),
        ({"reason": "geen zin", "day": "2026-11-20"}, {"reason"}),
        ({"reason": "diploma", "day": "2026-11-20"}, {"reason"}),  # not recorded
        ({"reason": "", "day": ""}, {"reason", "day"}),
    ],
)
async def test_a_wrong_end_says_why_and_keeps_what_was_typed(
    client_of: ClientOf, world: World, fields: dict[str, str], wrong: set[str]
) -> None:
    client = await client_of("peter")
    answer = await client.post(f"/clienten/{world['farid'].id}/einde", data={"ended": "1"} | fields)
    page = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 422
    assert {str(link["href"]) for link in page.select(".errors a")} == {f"#{field}" for field in wrong}
    day = page.select_one("#day")
    assert day is not None and day.get("value", "") == fields["day"]
    assert await ended(world, "farid") == NOT_ENDED


@pytest.mark.parametrize("fields", [{"ended": "2"}, {"ended": ""}, {}])
async def test_a_form_that_says_neither_is_refused(client_of: ClientOf, world: World, fields: dict[str, str]) -> None:
    client = await client_of("peter")
    body = {"reason": "aow", "day": "2026-11-20"} | fields
    assert (await client.post(f"/clienten/{world['farid'].id}/einde", data=body)).status_code == 422
    assert await ended(world, "farid") == NOT_ENDED


async def test_a_traject_may_end_on_its_first_day_and_today(world: World) -> None:
    [(first,)] = await db.fetch("SELECT started_on FROM traject WHERE id = ?", world["farid"].traject)
    for day in (first, clock.today()):
        await close(world, "farid", day=day)
        assert (await ended(world, "farid"))[0] == day
    with pytest.raises(Invalid):
        await close(world, "farid", day=first - timedelta(days=1))


async def test_a_diploma_that_was_recorded_is_proposed_with_its_day(client_of: ClientOf, world: World) -> None:
    await leerroute.set_milestone(world["peter"], world["yusuf"].id, "diploma", DAY)
    client, address = await client_of("peter"), f"/clienten/{world['yusuf'].id}/einde"
    page = BeautifulSoup((await client.get(address)).text, "html.parser")
    assert page.select_one("[name=reason][value=diploma][checked]")
    assert page.select_one("#day[value='2026-11-20']")
    await close(world, "yusuf", "diploma", DAY)
    assert (await ended(world, "yusuf"))[1] == "diploma"


async def test_a_certificate_of_another_kind_is_not_enough(world: World) -> None:
    await leerroute.set_milestone(world["peter"], world["yusuf"].id, "diploma", DAY)
    with pytest.raises(Invalid) as wrong:
        await close(world, "yusuf", "certificaat", DAY)
    assert list(wrong.value.fields) == ["reason"]


async def test_the_team_sees_that_it_ended_and_only_the_klantmanager_how(client_of: ClientOf, world: World) -> None:
    await leerroute.set_milestone(world["peter"], world["yusuf"].id, "diploma", DAY)
    await close(world, "yusuf", "diploma", DAY)
    name = content.load("nijkerk").endings["diploma"].name
    for who in ("bram", "ineke"):
        answer = await (await client_of(who)).get(f"/clienten/{world['yusuf'].id}/stappen")
        assert "Dit traject is afgesloten op vrijdag 20 november." in text(answer)
        assert name not in text(answer) and "/einde" not in answer.text
    answer = await (await client_of("peter")).get(f"/clienten/{world['yusuf'].id}/einde")
    assert name in text(answer)
