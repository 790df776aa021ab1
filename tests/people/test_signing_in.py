import asyncio

import httpx
import pytest
from argon2 import PasswordHasher

from backend.core import db, sessions
from backend.features.people import accounts, credentials, hashing, tickets
from tests.beside import put_beside
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.people.conftest import (
    PASSWORD,
    NewBrowser,
    code_of,
    give_password,
    is_in,
    make_account,
    put_cookie,
    sign_in,
    text_of,
    verbs,
)

EMAIL = "anneke@wegwijs.example"


@pytest.fixture
async def seed(world: World) -> str:
    """Of Anneke's authenticator."""
    return await make_account(world["anneke"])


async def give_code(client: httpx.AsyncClient, code: str) -> int:
    return (await client.post("/inloggen/code", data={"code": code})).status_code


async def test_password_and_code_together_open_the_app(phone: httpx.AsyncClient, seed: str) -> None:
    first = await phone.post("/inloggen", data={"email": EMAIL, "password": PASSWORD, "verder": "/clienten/5"})
    assert first.headers["location"] == "/inloggen/code?verder=/clienten/5"
    assert not await is_in(phone)
    second = await phone.post("/inloggen/code", data={"code": code_of(seed), "verder": "/clienten/5"})
    assert second.headers["location"] == "/clienten/5"
    assert await is_in(phone)
    assert (await verbs("signed_in")) == ["signed_in"]


async def test_the_address_may_be_typed_in_capitals(phone: httpx.AsyncClient, seed: str) -> None:
    assert (await give_password(phone, " ANNEKE@Wegwijs.Example ")).status_code == 303


async def test_a_password_alone_makes_no_session(phone: httpx.AsyncClient, seed: str) -> None:
    await give_password(phone, EMAIL)
    assert not await db.fetch("SELECT id FROM session")


async def test_unknown_address_and_wrong_password_get_the_same_answer(phone: httpx.AsyncClient, seed: str) -> None:
    known = await give_password(phone, EMAIL, "fout wachtwoord hier")
    unknown = await give_password(phone, "niemand@wegwijs.example", "fout wachtwoord hier")
    assert known.status_code == unknown.status_code == 422
    assert text_of(known) == text_of(unknown)
    assert known.headers.keys() == unknown.headers.keys()


async def test_both_take_the_same_work(phone: httpx.AsyncClient, seed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same hashing and the same writing; how long they take says nothing then."""
    work: list[str] = []
    verified, execute = hashing._verified, db.execute

    def hashed(hasher: PasswordHasher, known: str, given: str | bytes) -> bool:
        work.append(known[: known.index("p=")])
        return verified(hasher, known, given)

    async def written(sql: str, *args: object) -> list[db.Row]:
        work.append(sql)
        return await execute(sql, *args)

    monkeypatch.setattr(hashing, "_verified", hashed)
    monkeypatch.setattr(db, "execute", written)
    await give_password(phone, EMAIL, "fout wachtwoord hier")
    for_known, work = work, []
    await give_password(phone, "niemand@wegwijs.example", "fout wachtwoord hier")
    assert work == for_known


async def test_what_was_typed_stays_except_the_password(phone: httpx.AsyncClient, seed: str) -> None:
    answer = await give_password(phone, EMAIL, "fout wachtwoord hier")
    assert EMAIL in answer.text
    assert "fout wachtwoord hier" not in answer.text


@pytest.mark.parametrize("later", [-1, 0, 1])
async def test_the_code_before_and_after_do_as_well(later: int, phone: httpx.AsyncClient, seed: str) -> None:
    assert (await sign_in(phone, EMAIL, code_of(seed, later))).status_code == 303


@pytest.mark.parametrize("later", [-2, 2])
async def test_older_and_newer_codes_do_not(later: int, phone: httpx.AsyncClient, seed: str) -> None:
    assert (await sign_in(phone, EMAIL, code_of(seed, later))).status_code == 422


async def test_a_code_works_once(new_browser: NewBrowser, seed: str) -> None:
    first, second = await new_browser(), await new_browser()
    assert (await sign_in(first, EMAIL, code_of(seed))).status_code == 303
    assert (await sign_in(second, EMAIL, code_of(seed))).status_code == 422
    assert (await sign_in(second, EMAIL, code_of(seed, -1))).status_code == 422


async def test_of_two_at_once_with_one_code_one_gets_in(new_browser: NewBrowser, seed: str) -> None:
    browsers = [await new_browser() for _ in range(2)]
    for browser in browsers:
        await give_password(browser, EMAIL)
    code = code_of(seed)
    assert sorted(await asyncio.gather(*(give_code(browser, code) for browser in browsers))) == [303, 422]


async def test_a_recovery_code_works_once(new_browser: NewBrowser, world: World, seed: str) -> None:
    made, hashes = await credentials.make_recovery_codes(world["anneke"].id)
    await credentials.store_recovery_codes(world["anneke"].id, hashes)
    said = []
    for code in (made[0].lower(), made[0], made[1]):
        browser = await new_browser()
        said.append((await sign_in(browser, EMAIL, code)).status_code)
    assert said == [303, 422, 303]


async def test_a_recovery_code_of_somebody_else_does_not(phone: httpx.AsyncClient, world: World, seed: str) -> None:
    made, hashes = await credentials.make_recovery_codes(world["bram"].id)
    await credentials.store_recovery_codes(world["bram"].id, hashes)
    assert (await sign_in(phone, EMAIL, made[0])).status_code == 422


async def test_a_code_without_a_password_leads_back(phone: httpx.AsyncClient, seed: str) -> None:
    answer = await phone.post("/inloggen/code", data={"code": code_of(seed)})
    assert answer.headers["location"].startswith("/inloggen?")
    assert (await phone.get("/inloggen/code")).headers["location"] == "/inloggen"


async def test_between_password_and_code_there_are_five_minutes(
    phone: httpx.AsyncClient, seed: str, moment: Clock
) -> None:
    await give_password(phone, EMAIL)
    moment.move(minutes=5, seconds=1)
    assert await give_code(phone, code_of(seed)) == 303
    assert not await is_in(phone)


@pytest.mark.parametrize("forge", [lambda ticket, other: ticket.replace(f"{other}.", "9", 1), lambda *_: "1.2.3"])
async def test_a_ticket_that_we_did_not_write_is_nobodys(forge, phone: httpx.AsyncClient, seed: str) -> None:
    ticket = tickets.issue(1)
    assert tickets.holder(ticket) == 1
    assert tickets.holder(forge(ticket, 1)) is None


@pytest.mark.parametrize("ticket", ["", ".", "1", "1.2", "x.y.z", "٣.٤.٥", "1.99999999999." + "0" * 64])
def test_a_malformed_ticket_is_nobodys(ticket: str) -> None:
    assert tickets.holder(ticket) is None


async def test_each_sign_in_makes_a_new_session(new_browser: NewBrowser, seed: str, moment: Clock) -> None:
    browser = await new_browser()
    put_cookie(browser, "sessie", "planted-by-somebody-else")
    await sign_in(browser, EMAIL, code_of(seed))
    first = browser.cookies["sessie"]
    moment.move(seconds=60)
    await sign_in(browser, EMAIL, code_of(seed))
    assert len({"planted-by-somebody-else", first, browser.cookies["sessie"]}) == 3
    assert await sessions.find(first) is None


async def test_the_sixth_session_ends_the_first(new_browser: NewBrowser, seed: str, moment: Clock) -> None:
    browsers = []
    for _ in range(6):
        browsers.append(await new_browser())
        await sign_in(browsers[-1], EMAIL, code_of(seed))
        moment.move(seconds=60)
    assert [await is_in(browser) for browser in browsers] == [False, *[True] * 5]


async def test_after_five_wrong_passwords_even_the_right_one_waits(
    phone: httpx.AsyncClient, seed: str, moment: Clock
) -> None:
    said = [(await give_password(phone, EMAIL, f"fout wachtwoord {n}")).status_code for n in range(5)]
    assert said == [422] * 5
    answer = await give_password(phone, EMAIL)
    assert (answer.status_code, int(answer.headers["retry-after"])) == (429, pytest.approx(900, abs=5))
    moment.move(minutes=15, seconds=1)
    assert (await give_password(phone, EMAIL)).status_code == 303


async def test_an_unknown_address_waits_just_so(phone: httpx.AsyncClient, seed: str) -> None:
    said = [(await give_password(phone, "niemand@wegwijs.example", "x" * 20)).status_code for _ in range(6)]
    assert said == [422] * 5 + [429]


async def test_twenty_wrong_passwords_at_once_are_five_tries(phone: httpx.AsyncClient, seed: str) -> None:
    answers = await asyncio.gather(*(give_password(phone, EMAIL, f"fout {n}") for n in range(20)))
    assert sorted(answer.status_code for answer in answers) == [422] * 5 + [429] * 15


async def test_twenty_five_wrong_ones_from_one_address_close_it_for_everybody(
    phone: httpx.AsyncClient, seed: str
) -> None:
    for n in range(25):
        await give_password(phone, f"nobody{n}@wegwijs.example", "x")
    assert (await give_password(phone, EMAIL)).status_code == 429


async def test_right_ones_do_not_count(phone: httpx.AsyncClient, seed: str) -> None:
    assert {(await give_password(phone, EMAIL)).status_code for _ in range(7)} == {303}


@pytest.mark.parametrize("code", ["²²²²²²", "é", "١٢٣٤٥", "\u202e123456"])
async def test_a_code_in_no_digits_is_a_wrong_one(phone: httpx.AsyncClient, seed: str, code: str) -> None:
    await give_password(phone, EMAIL)
    assert await give_code(phone, code) == 422


async def test_five_wrong_codes_wait(phone: httpx.AsyncClient, seed: str, moment: Clock) -> None:
    await give_password(phone, EMAIL)
    wrong = "000000" if code_of(seed) != "000000" else "111111"
    assert [await give_code(phone, wrong) for _ in range(5)] == [422] * 5
    assert await give_code(phone, code_of(seed)) == 429


async def test_refusals_are_written_down(phone: httpx.AsyncClient, seed: str, world: World) -> None:
    await give_password(phone, EMAIL, "fout wachtwoord hier")
    await give_password(phone, "niemand@wegwijs.example", "fout wachtwoord hier")
    await give_password(phone, EMAIL)
    await give_code(phone, "000000")
    assert len(await verbs("sign_in_refused")) == 3


async def test_an_ended_account_opens_nothing(phone: httpx.AsyncClient, seed: str, world: World) -> None:
    await put_beside(world, "anneke", "bram")
    await give_password(phone, EMAIL)
    await accounts.end_account(world["bea"], world["anneke"].id)
    answer = await phone.post("/inloggen/code", data={"code": code_of(seed)})
    assert answer.headers["location"].startswith("/inloggen?")
    assert (await give_password(phone, EMAIL)).status_code == 422


async def test_an_account_without_an_authenticator_opens_nothing(phone: httpx.AsyncClient, world: World) -> None:
    await credentials.set_password(world["bram"].id, PASSWORD)
    assert (await give_password(phone, "bram@wegwijs.example")).status_code == 422


@pytest.mark.parametrize("data", [{"email": EMAIL}, {"password": PASSWORD}, {"email": EMAIL, "password": "x" * 129}])
async def test_a_malformed_form_is_refused(data: dict[str, str], phone: httpx.AsyncClient, seed: str) -> None:
    assert (await phone.post("/inloggen", data=data)).status_code == 422


async def test_another_site_cannot_sign_anybody_in(phone: httpx.AsyncClient, seed: str) -> None:
    answer = await phone.post(
        "/inloggen", data={"email": EMAIL, "password": PASSWORD}, headers={"sec-fetch-site": "cross-site"}
    )
    assert answer.status_code == 400


async def test_signing_out_ends_the_session_and_empties_the_browser(world: World, client_of: ClientOf) -> None:
    anneke = await client_of("anneke")
    answer = await anneke.post("/uitloggen")
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert answer.headers["location"] == "/inloggen"
    assert 'sessie=""; HttpOnly; Max-Age=0' in answer.headers["set-cookie"]
    assert not await db.fetch("SELECT id FROM session WHERE ended_at IS NULL")


async def test_signing_out_twice_changes_nothing(phone: httpx.AsyncClient, world: World) -> None:
    assert [(await phone.post("/uitloggen")).status_code for _ in range(2)] == [303, 303]
