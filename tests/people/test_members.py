"""/beheer/mensen: accounts and teams of one gemeente."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from bs4 import BeautifulSoup

from backend.core import clock, db, settings
from backend.core.errors import Refused
from backend.features.people import accounts
from backend.features.people.queries import members
from tests.beside import put_beside
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.people.conftest import LinkPhone, is_in, text_of, verbs
from tests.waiting import behind

MEMBERS = "/beheer/mensen"
NEW = {"name": "Nora Bakker", "email": "nora@wegwijs.example", "role": "begeleider"}


@pytest.fixture
async def bea(client_of: ClientOf) -> httpx.AsyncClient:
    return await client_of("bea")


async def test_the_list_holds_the_own_gemeente_only(bea: httpx.AsyncClient, world: World) -> None:
    said = text_of(await bea.get(MEMBERS))
    assert "Anneke de Boer" in said
    assert "Samira Haddad" in said
    assert "Olga" not in said
    assert "Eva Kok" not in said


async def test_a_long_list_comes_in_pages(bea: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "PAGE", 2)
    first, last = await bea.get(MEMBERS), await bea.get(f"{MEMBERS}?pagina=3")
    assert f'href="{MEMBERS}?pagina=2"' in first.text
    assert "?pagina=" not in last.text.split("<main")[1]


async def test_a_part_of_a_name_finds_staff_and_newcomers(bea: httpx.AsyncClient) -> None:
    said = text_of(await bea.get(f"{MEMBERS}?naam=%20AN"))
    assert [name in said for name in ("Anneke de Boer", "Farid Ahmadi", "Samira Haddad")] == [True, False, False]
    said = text_of(await bea.get(f"{MEMBERS}?naam=haddad"))
    assert [name in said for name in ("Samira Haddad", "Anneke de Boer")] == [True, False]


async def test_a_wrong_last_day_is_told_beside_the_day_of_that_colleague(bea: httpx.AsyncClient, world: World) -> None:
    off = {"helper": str(world["anneke"].id), "until": "31-12"}
    answer = await bea.post(f"{MEMBERS}/{world['samira'].id}/team/einde", data=off)
    page = BeautifulSoup(answer.text, "html.parser")
    [day] = page.select("[aria-invalid]")
    assert (answer.status_code, day["id"], day["value"]) == (422, "until", "31-12")
    form = day.find_parent("form")
    assert form and form.select_one("#until-error") and form.select(f"input[value='{world['anneke'].id}']")


async def test_nobody_of_elsewhere_is_found(bea: httpx.AsyncClient) -> None:
    assert "niets gevonden" in text_of(await bea.get(f"{MEMBERS}?naam=Olga"))


async def test_a_search_goes_on_to_the_next_page(bea: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "PAGE", 1)
    assert f'href="{MEMBERS}?naam=haddad&amp;pagina=2"' in (await bea.get(f"{MEMBERS}?naam=haddad")).text


async def test_a_name_too_long_to_be_one_does_not_exist(bea: httpx.AsyncClient) -> None:
    assert (await bea.get(f"{MEMBERS}?naam={'a' * 121}")).status_code == 404


@pytest.mark.parametrize("pagina", ["0", "-1", "x", str(10**30)])
async def test_a_malformed_page_does_not_exist(pagina: str, bea: httpx.AsyncClient) -> None:
    assert (await bea.get(f"{MEMBERS}?pagina={pagina}")).status_code == 404


@pytest.mark.parametrize("name", ["anneke", "peter", "ineke", "samira"])
async def test_others_find_no_such_pages(name: str, world: World, client_of: ClientOf) -> None:
    client = await client_of(name)
    member = f"{MEMBERS}/{world['bram'].id}"
    gets = [await client.get(page) for page in (MEMBERS, f"{MEMBERS}/nieuw", member)]
    posts = [await client.post(f"{MEMBERS}/nieuw", data=NEW)]
    posts += [await client.post(member + deed) for deed in ("/einde", "/uitnodiging", "/team", "/team/einde")]
    assert {answer.status_code for answer in gets + posts} == {404}


async def test_a_beheerder_of_elsewhere_changes_nothing_here(world: World, client_of: ClientOf) -> None:
    otto = await client_of("otto")
    member = f"{MEMBERS}/{world['bram'].id}"
    assert (await otto.get(member)).status_code == 404
    assert {(await otto.post(member + deed)).status_code for deed in ("/einde", "/uitnodiging")} == {404}


async def test_a_new_member_gets_a_link_that_is_shown_once(bea: httpx.AsyncClient, stranger: httpx.AsyncClient) -> None:
    answer = await bea.post(f"{MEMBERS}/nieuw", data=NEW)
    link = BeautifulSoup(answer.text, "html.parser").select_one("main code").text
    assert (await stranger.post("/activeren", data={"code": link})).headers["location"] == "/activeren/wachtwoord"
    assert link not in (await bea.get(MEMBERS)).text


async def test_an_address_is_one_persons(bea: httpx.AsyncClient, world: World) -> None:
    await bea.post(f"{MEMBERS}/nieuw", data=NEW)
    again = await bea.post(f"{MEMBERS}/nieuw", data=NEW | {"name": "Nora Twee", "email": "NORA@wegwijs.example"})
    assert again.status_code == 422
    assert "Nora Twee" in again.text
    assert "al in gebruik" in again.text


async def test_the_same_address_twice_at_once_makes_one_account(bea: httpx.AsyncClient) -> None:
    answers = await asyncio.gather(*(bea.post(f"{MEMBERS}/nieuw", data=NEW) for _ in range(2)))
    assert sorted(answer.status_code for answer in answers) == [200, 422]


@pytest.mark.parametrize("wrong", [{"role": "newcomer"}, {"email": "nora"}, {"name": ""}, {"name": "x" * 121}])
async def test_a_malformed_member_is_refused(wrong: dict[str, str], bea: httpx.AsyncClient) -> None:
    assert (await bea.post(f"{MEMBERS}/nieuw", data=NEW | wrong)).status_code == 422


async def test_changes_ask_a_fresh_proof(bea: httpx.AsyncClient, world: World, moment: Clock) -> None:
    moment.move(minutes=6)
    assert (await bea.get(MEMBERS)).status_code == 200
    page = f"{MEMBERS}/{world['bram'].id}"
    assert (await bea.get(page)).headers["location"] == f"/bevestigen?verder={page}"
    assert (await bea.post(f"{page}/einde")).headers["location"].startswith("/bevestigen")
    assert await is_there(world, "bram")


async def is_there(world: World, name: str) -> bool:
    return bool(await db.fetch("SELECT id FROM person WHERE id = ? AND ended_at IS NULL", world[name].id))


async def test_an_ended_account_is_out_at_once(bea: httpx.AsyncClient, world: World, client_of: ClientOf) -> None:
    await put_beside(world, "bram", "anneke")
    bram = await client_of("bram")
    await bea.post(f"{MEMBERS}/{world['bram'].id}/einde")
    assert not await is_in(bram)
    rows = await db.fetch("SELECT until FROM team WHERE person = ?", world["bram"].id)
    assert {row[0] for row in rows} == {clock.today()}


async def test_the_phones_of_an_ended_newcomer_close(
    bea: httpx.AsyncClient, world: World, link_phone: LinkPhone
) -> None:
    phone = await link_phone()
    await bea.post(f"{MEMBERS}/{world['samira'].id}/einde")
    assert not await is_in(phone)


@pytest.mark.parametrize("name", ["bram", "peter"])
async def test_who_is_somebodys_only_helper_hands_over_first(
    bea: httpx.AsyncClient, world: World, client_of: ClientOf, name: str
) -> None:
    there = await client_of(name)
    address = f"{MEMBERS}/{world[name].id}"
    assert 'href="/overdragen"' in (await bea.get(address)).text
    answer = await bea.post(f"{address}/einde", headers={"accept-language": "nl"})
    assert (answer.status_code, await is_in(there)) == (409, True)
    assert "Draag eerst de cliënten over." in answer.text


async def test_who_is_only_needed_for_what_has_ended_may_go(bea: httpx.AsyncClient, world: World) -> None:
    async with db.write():
        await db.execute("UPDATE traject SET ended_on = ?", clock.today())
    assert (await bea.post(f"{MEMBERS}/{world['bram'].id}/einde")).status_code == 303


async def test_ending_twice_tells_nobody_again(bea: httpx.AsyncClient, world: World) -> None:
    await put_beside(world, "bram", "anneke")
    for _ in range(2):
        await bea.post(f"{MEMBERS}/{world['bram'].id}/einde")
    assert (await verbs("account_ended")) == ["account_ended"]


async def test_nobody_ends_their_own_account(bea: httpx.AsyncClient, world: World) -> None:
    assert (await bea.post(f"{MEMBERS}/{world['bea'].id}/einde")).status_code == 409
    assert await is_there(world, "bea")


async def test_a_new_invitation_for_who_lost_something(bea: httpx.AsyncClient, world: World) -> None:
    answer = await bea.post(f"{MEMBERS}/{world['bram'].id}/uitnodiging")
    assert "/activeren#" in answer.text
    assert (await bea.post(f"{MEMBERS}/{world['samira'].id}/uitnodiging")).status_code == 404


async def test_a_helper_joins_a_team(bea: httpx.AsyncClient, world: World, client_of: ClientOf) -> None:
    bram, page = await client_of("bram"), f"/clienten/{world['samira'].id}/telefoon"
    assert (await bram.get(page)).status_code == 404
    data = {"helper": str(world["bram"].id), "since": clock.today().isoformat()}
    for _ in range(2):
        answer = await bea.post(f"{MEMBERS}/{world['samira'].id}/team", data=data)
        assert answer.headers["location"] == f"{MEMBERS}/{world['samira'].id}"
    assert (await bram.get(page)).status_code == 200
    assert (await verbs("team_changed")) == ["team_changed"]


async def test_who_joins_tomorrow_sees_nothing_today(bea: httpx.AsyncClient, world: World, client_of: ClientOf) -> None:
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    data = {"helper": str(world["bram"].id), "since": tomorrow}
    await bea.post(f"{MEMBERS}/{world['samira'].id}/team", data=data)
    assert (await (await client_of("bram")).get(f"/clienten/{world['samira'].id}/telefoon")).status_code == 404


async def leave(bea: httpx.AsyncClient, world: World, name: str, until: str) -> httpx.Response:
    data = {"helper": str(world[name].id), "until": until}
    return await bea.post(f"{MEMBERS}/{world['samira'].id}/team/einde", data=data)


async def test_a_helper_leaves_a_team(bea: httpx.AsyncClient, world: World, client_of: ClientOf) -> None:
    anneke, page = await client_of("anneke"), f"/clienten/{world['samira'].id}/telefoon"
    for _ in range(2):
        assert (await leave(bea, world, "anneke", clock.today().isoformat())).status_code == 303
    assert (await anneke.get(page)).status_code == 404
    assert (await verbs("team_changed")) == ["team_changed"]


async def test_who_left_can_come_back(bea: httpx.AsyncClient, world: World, client_of: ClientOf) -> None:
    today = clock.today().isoformat()
    await leave(bea, world, "anneke", today)
    data = {"helper": str(world["anneke"].id), "since": today}
    await bea.post(f"{MEMBERS}/{world['samira'].id}/team", data=data)
    assert (await (await client_of("anneke")).get(f"/clienten/{world['samira'].id}/telefoon")).status_code == 200


async def test_nobody_leaves_before_they_came(bea: httpx.AsyncClient, world: World) -> None:
    answer = await leave(bea, world, "anneke", "2001-01-01")
    assert (answer.status_code, "te vroeg" in answer.text) == (422, True)


async def test_a_newcomer_stays_on_their_own_team(bea: httpx.AsyncClient, world: World) -> None:
    assert (await leave(bea, world, "samira", clock.today().isoformat())).status_code == 404


@pytest.mark.parametrize("name", ["eva", "bea", "samira"])
async def test_only_helpers_of_the_own_gemeente_join(name: str, bea: httpx.AsyncClient, world: World) -> None:
    data = {"helper": str(world[name].id), "since": clock.today().isoformat()}
    assert (await bea.post(f"{MEMBERS}/{world['samira'].id}/team", data=data)).status_code == 404


@pytest.mark.parametrize(("helper", "since"), [("x", "2026-11-25"), ("0", "2026-11-25"), ("1", "morgen"), ("1", "")])
async def test_a_malformed_place_is_refused(helper: str, since: str, bea: httpx.AsyncClient, world: World) -> None:
    data = {"helper": helper, "since": since}
    assert (await bea.post(f"{MEMBERS}/{world['samira'].id}/team", data=data)).status_code == 422


@pytest.mark.skipif(settings.current().is_sqlite, reason="there one writes at a time")
async def test_two_who_stop_at_once_leave_nobody_alone(world: World) -> None:
    await put_beside(world, "bram", "anneke")
    await put_beside(world, "anneke", "bram")
    async with db.write():
        await accounts.end_account(world["bea"], world["bram"].id)
        other = await behind(accounts.end_account(world["bea"], world["anneke"].id))
    with pytest.raises(Refused):
        await other
