import asyncio
import re

import httpx
import pytest
from bs4 import BeautifulSoup

from backend.core import db
from backend.features.people import actions, inviting
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.people.conftest import PASSWORD, NewBrowser, code_of, is_in, make_account, sign_in, text_of, verbs

EMAIL = "bram@wegwijs.example"


@pytest.fixture
async def link(world: World) -> str:
    return await actions.invite(world["bram"].id, world["bea"])


def token_of(link: str) -> str:
    return link.partition("#")[2]


async def seed_on(page: httpx.Response) -> str:
    code = BeautifulSoup(page.text, "html.parser").select_one("main code")
    assert code is not None
    return code.text.replace(" ", "")


async def until_code(browser: httpx.AsyncClient, link: str, password: str = PASSWORD) -> str:
    """The seed that the page shows."""
    await browser.post("/activeren", data={"token": token_of(link)})
    await browser.post("/activeren/wachtwoord", data={"password": password, "again": password})
    return await seed_on(await browser.get("/activeren/code"))


async def test_a_new_member_of_staff_gets_in(phone: httpx.AsyncClient, link: str, new_browser: NewBrowser) -> None:
    opened = await phone.post("/activeren", data={"token": token_of(link)})
    assert opened.headers["location"] == "/activeren/wachtwoord"
    seed = await until_code(phone, link)
    answer = await phone.post("/activeren/code", data={"code": code_of(seed)})
    assert await is_in(phone)
    codes = re.findall(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{2}", answer.text)
    assert len(set(codes)) == 10
    assert (await sign_in(await new_browser(), EMAIL, codes[3])).status_code == 303
    assert "account_activated" in await verbs()


@pytest.mark.parametrize("paste", [lambda link: link, token_of, lambda link: f"  {token_of(link)} "])
async def test_link_or_code_can_be_pasted(paste, phone: httpx.AsyncClient, link: str) -> None:
    answer = await phone.post("/activeren", data={"code": paste(link)})
    assert answer.headers["location"] == "/activeren/wachtwoord"


async def test_until_the_code_is_confirmed_nothing_changes(
    phone: httpx.AsyncClient, link: str, new_browser: NewBrowser, world: World
) -> None:
    old = await make_account(world["bram"])
    seed = await until_code(phone, link, "heel andere lange woorden")
    assert (await phone.post("/activeren/code", data={"code": "000000"})).status_code == 422
    assert (await sign_in(await new_browser(), EMAIL, code_of(seed))).status_code == 422
    assert (await sign_in(await new_browser(), EMAIL, code_of(old))).status_code == 303


@pytest.mark.parametrize("code", ["²²²²²²", "één", ""])
async def test_a_code_in_no_digits_is_a_wrong_one(phone: httpx.AsyncClient, link: str, code: str) -> None:
    await until_code(phone, link)
    assert (await phone.post("/activeren/code", data={"code": code})).status_code == 422


async def test_activating_again_ends_what_was(
    phone: httpx.AsyncClient, link: str, world: World, client_of: ClientOf
) -> None:
    old, elsewhere = await make_account(world["bram"]), await client_of("bram")
    seed = await until_code(phone, link)
    await phone.post("/activeren/code", data={"code": code_of(seed)})
    assert not await is_in(elsewhere)
    assert (await sign_in(elsewhere, EMAIL, code_of(old))).status_code == 422


async def test_an_invitation_works_once(phone: httpx.AsyncClient, link: str, new_browser: NewBrowser) -> None:
    seed = await until_code(phone, link)
    await phone.post("/activeren/code", data={"code": code_of(seed)})
    assert (await (await new_browser()).post("/activeren", data={"token": token_of(link)})).status_code == 422


async def test_of_two_at_once_one_gets_in(link: str, new_browser: NewBrowser) -> None:
    browsers = [await new_browser() for _ in range(2)]
    seeds = {await until_code(browser, link) for browser in browsers}
    assert len(seeds) == 1
    code = code_of(seeds.pop())
    answers = await asyncio.gather(*(browser.post("/activeren/code", data={"code": code}) for browser in browsers))
    assert sorted(answer.status_code for answer in answers) == [200, 409]


async def test_an_invitation_lives_three_days(phone: httpx.AsyncClient, link: str, moment: Clock) -> None:
    moment.move(days=3, seconds=1)
    answer = await phone.post("/activeren", data={"token": token_of(link)})
    assert (answer.status_code, "werkt niet meer" in answer.text) == (422, True)


async def test_a_new_invitation_ends_the_one_before(phone: httpx.AsyncClient, link: str, world: World) -> None:
    await actions.invite(world["bram"].id, world["bea"])
    assert (await phone.post("/activeren", data={"token": token_of(link)})).status_code == 422


async def test_the_steps_come_in_order(phone: httpx.AsyncClient, link: str) -> None:
    assert (await phone.get("/activeren/wachtwoord")).status_code == 409
    await phone.post("/activeren", data={"token": token_of(link)})
    assert (await phone.get("/activeren/code")).headers["location"] == "/activeren/wachtwoord"
    assert (await phone.post("/activeren/code", data={"code": "123456"})).headers["location"] == "/activeren/wachtwoord"


@pytest.mark.parametrize(
    "password",
    ["kort", "aaaaaaaaaaaaaaaa", "wachtwoordwachtwoord", "Bram Jansen Nijkerk", "wegwijs inburgering", "x" * 129],
)
async def test_a_password_that_is_short_or_guessable_is_refused(
    password: str, phone: httpx.AsyncClient, link: str
) -> None:
    await phone.post("/activeren", data={"token": token_of(link)})
    answer = await phone.post("/activeren/wachtwoord", data={"password": password, "again": password})
    assert answer.status_code == 422
    assert password not in answer.text or password == "kort"


async def test_two_different_passwords_are_refused(phone: httpx.AsyncClient, link: str) -> None:
    await phone.post("/activeren", data={"token": token_of(link)})
    answer = await phone.post("/activeren/wachtwoord", data={"password": PASSWORD, "again": PASSWORD + "!"})
    assert "zijn niet gelijk" in text_of(answer)


async def test_five_wrong_codes_wait(phone: httpx.AsyncClient, link: str) -> None:
    await until_code(phone, link)
    said = [(await phone.post("/activeren/code", data={"code": "000000"})).status_code for _ in range(6)]
    assert said == [422] * 5 + [429]


async def test_neither_token_nor_seed_is_in_the_database(phone: httpx.AsyncClient, link: str) -> None:
    seed = await until_code(phone, link)
    rows = str(await db.fetch("SELECT * FROM invitation"))
    assert seed not in rows
    assert token_of(link) not in rows
    await phone.post("/activeren/code", data={"code": code_of(seed)})
    assert seed not in str(await db.fetch("SELECT * FROM credential"))


@pytest.mark.parametrize("who", ["samira", "otto"])
async def test_only_staff_of_the_own_gemeente_are_invited(who: str, world: World) -> None:
    with pytest.raises(inviting.NotFound):
        await actions.invite(world[who].id, world["bea"])
