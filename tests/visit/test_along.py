"""What the server says of pages that staff take along, and of whom they may."""

import pytest

from backend.core import clock, db, sessions
from tests.cast import World
from tests.conftest import ClientOf
from tests.visit.test_visiting import page_of, visit_of

FORM = {"content-type": "application/x-www-form-urlencoded"}
ACCESS = "/huisbezoeken/toegang?wie="


async def test_of_staff_only_the_screens_of_a_visit_may_be_kept(client_of: ClientOf, world: World) -> None:
    client, samira = await client_of("anneke"), world["samira"].id
    for address in (visit_of(world, "samira"), f"{visit_of(world, 'samira')}/samen", "/huisbezoeken/mee"):
        assert (await client.get(address)).headers["x-offline"] == "1", address
    for address in ("/huisbezoeken", "/clienten", f"/clienten/{samira}/taken", f"/clienten/{samira}/plan", "/woorden"):
        assert "x-offline" not in (await client.get(address)).headers, address


async def test_it_is_kept_until_the_session_ends_and_no_longer(client_of: ClientOf, world: World) -> None:
    answer = await (await client_of("anneke")).get(visit_of(world, "samira"))
    [(expires,)] = await db.fetch("SELECT expires_at FROM session WHERE person = ?", world["anneke"].id)
    left = (expires - clock.now()).total_seconds()
    assert left - 1 <= int(answer.headers["x-keep-for"]) <= left + 1


async def test_only_a_phone_of_who_left_is_told_to_forget_all(client_of: ClientOf, world: World) -> None:
    left, out, here = await client_of("anneke"), await client_of("peter"), await client_of("bram")
    async with db.write():
        await db.execute("UPDATE person SET ended_at = ? WHERE id = ?", clock.now(), world["anneke"].id)
    await sessions.end_all(world["peter"].id)
    for client, told in ((left, True), (out, False), (here, False)):
        assert ("clear-site-data" in (await client.get("/inloggen")).headers) is told


@pytest.mark.parametrize("name", ["ineke", "bea"])
async def test_who_makes_no_visits_keeps_nothing(client_of: ClientOf, name: str) -> None:
    answer = await (await client_of(name)).get("/woorden")
    assert answer.headers["x-user-key"] == "none"
    assert not {"x-offline", "x-keep-for"} & set(answer.headers)


async def test_the_page_without_network_names_nobody(client_of: ClientOf) -> None:
    text = (await (await client_of("anneke")).get("/huisbezoeken/mee")).text
    assert "Samira" not in text and "Tesfay" not in text


async def test_they_choose_among_their_own(client_of: ClientOf, world: World) -> None:
    page = await page_of(await client_of("anneke"), "/huisbezoeken")
    assert {str(one["data-along"]) for one in page.select("[data-along]")} == {
        str(world[name].id) for name in ("samira", "karim", "tesfay")
    }
    assert page.select_one("#not-taken[data-most][data-bytes]")


async def test_a_phone_asks_whom_it_may_still_have(client_of: ClientOf, world: World) -> None:
    client = await client_of("anneke")
    asked = ",".join(str(world[name].id) for name in ("samira", "yusuf", "tesfay", "olga"))
    answer = await client.get(ACCESS + asked)
    assert set(answer.text.split(",")) == {str(world["samira"].id), str(world["tesfay"].id)}
    async with db.write():
        await db.execute("UPDATE team SET until = ? WHERE person = ?", clock.today(), world["anneke"].id)
    assert (await client.get(ACCESS + asked)).text == ""


@pytest.mark.parametrize("wrong", ["", "x", "1,,2", "9" * 30, ",".join(["1"] * 51)])
async def test_a_question_that_no_phone_of_ours_asks(client_of: ClientOf, wrong: str) -> None:
    assert (await (await client_of("anneke")).get(ACCESS + wrong)).status_code == 400


@pytest.mark.parametrize("name", ["samira", "ineke", "bea"])
async def test_others_have_nothing_to_ask(client_of: ClientOf, world: World, name: str) -> None:
    assert (await (await client_of(name)).get(f"{ACCESS}{world['samira'].id}")).status_code == 404


async def test_a_phone_that_is_lost_has_no_session_any_more(client_of: ClientOf, world: World) -> None:
    lost, other = await client_of("anneke"), await client_of("anneke")
    answer = await other.post("/huisbezoeken/kwijt", headers=FORM)
    assert (answer.status_code, answer.headers["location"]) == (303, "/inloggen")
    assert (await lost.get("/clienten")).status_code == 303
    assert (await (await client_of("peter")).get("/clienten")).status_code == 200
    assert await db.fetch("SELECT COUNT(*) FROM event WHERE verb = 'signed_out'") == [(2,)]
