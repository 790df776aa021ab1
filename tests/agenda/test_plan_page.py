"""Planning in the browser: in few taps, with what is wrong said at its field, warned of a double booking."""

import pytest
from bs4 import BeautifulSoup

from backend.core import db
from tests.agenda.meeting import at, look, plan, post, seen
from tests.cast import World
from tests.conftest import ClientOf


async def test_from_the_dossier_it_takes_four_taps_to_plan(client_of: ClientOf, world: World) -> None:
    """The tab, the kind, the button; everything else is chosen already, and one more tap chooses another time."""
    client, base = await client_of("anneke"), f"/clienten/{world['samira'].id}"
    [tab] = (await look(client, f"{base}/taken")).select(f"nav a[href='{base}/afspraken']")
    [kind] = (await look(client, str(tab["href"]))).select(
        ".card > .tiles a[href$='soort=vestiging']"
    )  # not folded away
    form_page = await look(client, str(kind["href"]))
    [form] = form_page.select("main form")
    fields = {
        str(field["name"]): str(field.get("value", ""))
        for field in form.select("input[name], select[name]")
        if field.get("type") not in ("radio", "checkbox") or field.has_attr("checked")
    }
    fields |= {"duur": "60", "tolk": ""}
    answer = await post(client, str(form["action"]), **fields)
    assert answer.status_code == 303, answer.text
    row = await seen(world, int(answer.headers["location"].rsplit("/", 1)[1]))
    assert (row.kind, row.at_home, row.starts_at) == ("vestiging", True, at("2026-11-26"))


async def test_the_interpreter_speaks_what_the_newcomer_speaks_not_what_the_app_does(
    client_of: ClientOf, world: World
) -> None:
    form = await look(await client_of("peter"), f"/clienten/{world['tesfay'].id}/afspraken/nieuw?soort=brede_intake")
    assert [option["value"] for option in form.select("#tolk option[selected]")] == ["ti"]


def new(**fields: object) -> dict[str, object]:
    return {"soort": "vestiging", "datum": "2026-12-01", "van": "10:00", "duur": "60", "waar": "thuis"} | fields


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"van": "25:00"}, "van"),
        ({"van": ""}, "van"),
        ({"datum": "31-12"}, "datum"),
        ({"datum": "2026-11-01"}, "datum"),
        ({"datum": "", "van": "", "slot": "2026-13-41T10:00"}, "slot"),
        ({"datum": "", "van": "", "slot": "anders"}, "datum"),
        ({"datum": "2027-03-28", "van": "02:30"}, "van"),  # the clock skips it in that night
        ({"duur": "0"}, "duur"),
        ({"waar": "plek"}, "plek"),
        ({"waar": "video", "video": "http://x.nl"}, "video"),
        ({"waar": "video", "video": "javascript:alert(1)"}, "video"),
        ({"waar": "maan"}, "waar"),
        ({"soort": "eigen"}, "titel"),
        ({"meenemen": "x" * 301}, "meenemen"),
    ],
)
async def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    client_of: ClientOf, world: World, wrong: dict[str, object], field: str
) -> None:
    client = await client_of("anneke")
    sent = new(meenemen="Sleutel") | wrong
    answer = await post(client, f"/clienten/{world['samira'].id}/afspraken", **sent)
    assert answer.status_code == 422, answer.text
    page = BeautifulSoup(answer.text, "html.parser")
    assert page.select(f".errors a[href='#{field}']") and page.select(f"#{field}")
    assert [field["value"] for field in page.select("#meenemen")] == [sent["meenemen"]]
    assert await db.fetch("SELECT id FROM appointment") == []


@pytest.mark.parametrize(
    ("name", "fields", "status"),
    [
        ("anneke", {"soort": "z_eindgesprek"}, 404),
        ("anneke", {"soort": "niets"}, 404),
        ("anneke", {"wie1": "999999"}, 404),
        ("anneke", {"extra": "1"}, 400),
        ("bram", {}, 404),
        ("bea", {}, 404),
        ("samira", {}, 404),
    ],
)
async def test_what_is_not_theirs_to_plan(
    client_of: ClientOf, world: World, name: str, fields: dict[str, object], status: int
) -> None:
    answer = await post(await client_of(name), f"/clienten/{world['samira'].id}/afspraken", **new(**fields))
    assert answer.status_code == status


async def test_a_form_sent_twice_makes_one(client_of: ClientOf, world: World) -> None:
    client = await client_of("anneke")
    for _ in range(2):
        await post(client, f"/clienten/{world['samira'].id}/afspraken", **new(sleutel="abc"))
    assert len(await db.fetch("SELECT id FROM appointment")) == 1


async def test_a_double_booking_is_warned_of_and_can_be_confirmed(client_of: ClientOf, world: World) -> None:
    await plan(world, whose="tesfay")
    client, address = await client_of("anneke"), f"/clienten/{world['samira'].id}/afspraken"
    sent = new(wie1=str(world["anneke"].id), meenemen="Sleutel")
    answer = await post(client, address, **sent)
    page = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 409 and "Anneke heeft dan al een afspraak" in page.text
    assert page.select("input[name=toch]") and page.select("#meenemen[value=Sleutel]")
    assert (await post(client, address, **sent, toch="1")).status_code == 303


async def test_a_docent_plans_lessons_and_sees_no_other_appointments(client_of: ClientOf, world: World) -> None:
    visit = await plan(world, by="bram", whose="yusuf")
    client, base = await client_of("ineke"), f"/clienten/{world['yusuf'].id}/afspraken"
    fields = new(soort="taalles", waar="plek", plek="De school", van="13:00", tot="2027-01-13")
    assert (await post(client, base, **fields)).status_code == 303
    page = await look(client, base)
    assert len(page.select("main .list a[href^='/afspraken/']")) == 5
    assert not page.select(f"a[href='/afspraken/{visit}']")
