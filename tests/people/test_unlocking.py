import asyncio

import httpx
import pytest

from backend.core import db, sessions
from backend.core.errors import TooMany
from backend.features.people import hashing, off_loop
from tests.cast import World
from tests.moment import Clock
from tests.people.conftest import PIN, LinkPhone, NewBrowser, close, is_in, put_cookie, text_of, verbs

WRONG = "83052"


@pytest.fixture
async def locked(link_phone: LinkPhone) -> httpx.AsyncClient:
    """A linked phone that is not open."""
    phone = await link_phone()
    close(phone)
    return phone


async def try_pin(phone: httpx.AsyncClient, pin: str) -> int:
    return (await phone.post("/pin", data={"pin": pin, "verder": "/taken"})).status_code


async def wrong_pins() -> int:
    return int((await db.fetch("SELECT wrong_pins FROM device"))[0][0])


async def test_the_pin_opens_the_phone_where_it_was(locked: httpx.AsyncClient, world: World) -> None:
    assert (await locked.get("/bevestigen")).headers["location"] == "/pin?verder=/bevestigen"
    answer = await locked.post("/pin", data={"pin": PIN, "verder": "/taken/17"})
    assert answer.headers["location"] == "/taken/17"
    assert await is_in(locked)
    assert (await verbs("signed_in")) == ["signed_in"]


async def test_the_pin_leads_to_no_other_site(locked: httpx.AsyncClient, world: World) -> None:
    answer = await locked.post("/pin", data={"pin": PIN, "verder": "//evil.example"})
    assert answer.headers["location"] == "/"


async def test_digits_of_another_script_open_it(locked: httpx.AsyncClient, world: World) -> None:
    assert await try_pin(locked, "۴۰۷۱۳") == 303


async def test_a_pin_without_a_linked_phone_opens_nothing(phone: httpx.AsyncClient, world: World) -> None:
    assert "niet gekoppeld" in text_of(await phone.get("/pin"))
    assert await try_pin(phone, PIN) == 404


async def test_wrong_pins_wait_longer_and_longer(locked: httpx.AsyncClient, world: World, moment: Clock) -> None:
    assert [await try_pin(locked, WRONG) for _ in range(3)] == [422, 422, 422]
    for wait in (5, 30, 900):
        answer = await locked.post("/pin", data={"pin": PIN})
        assert (answer.status_code, int(answer.headers["retry-after"])) == (429, pytest.approx(wait, abs=1))
        moment.move(seconds=wait + 1)
        assert await try_pin(locked, WRONG) == 422


async def test_the_right_pin_after_wrong_ones_begins_anew(locked: httpx.AsyncClient, world: World) -> None:
    assert [await try_pin(locked, pin) for pin in (WRONG, WRONG, PIN)] == [422, 422, 303]
    assert await wrong_pins() == 0


async def test_the_tenth_wrong_pin_unlinks_the_phone(locked: httpx.AsyncClient, world: World, moment: Clock) -> None:
    for _ in range(9):
        assert await try_pin(locked, WRONG) == 422
        moment.move(minutes=16)
    answer = await locked.post("/pin", data={"pin": WRONG})
    assert (answer.status_code, "niet gekoppeld" in text_of(answer)) == (404, True)
    assert await try_pin(locked, PIN) == 404
    assert (await verbs("phone_revoked")) == ["phone_revoked"]


async def test_twenty_wrong_pins_at_once_are_not_twenty_tries(locked: httpx.AsyncClient, world: World) -> None:
    said = await asyncio.gather(*(try_pin(locked, WRONG) for _ in range(20)))
    assert sorted(said) == [422] * 3 + [429] * 17
    assert await wrong_pins() == 3


async def test_the_right_pin_among_a_crowd_is_not_looked_at_in_a_pause(locked: httpx.AsyncClient, world: World) -> None:
    await asyncio.gather(*(try_pin(locked, WRONG) for _ in range(5)))
    assert await try_pin(locked, PIN) == 429


async def test_a_crowd_at_the_door_locks_nobodys_phone(
    locked: httpx.AsyncClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(*_: object) -> bool:
        raise TooMany(off_loop.BUSY, 10)

    with monkeypatch.context() as crowded:
        crowded.setattr(hashing, "pin_matches", busy)
        assert {await try_pin(locked, PIN) for _ in range(12)} == {429}
    assert await try_pin(locked, PIN) == 303


async def test_the_page_says_how_long_to_wait(locked: httpx.AsyncClient, world: World, moment: Clock) -> None:
    for _ in range(3):
        await try_pin(locked, WRONG)
    assert "Wacht nog" in text_of(await locked.get("/pin"))
    moment.move(seconds=6)
    assert "Wacht nog" not in text_of(await locked.get("/pin"))


async def test_the_phones_secret_changes_with_each_pin(locked: httpx.AsyncClient, world: World) -> None:
    before = locked.cookies["toestel"]
    await try_pin(locked, PIN)
    assert locked.cookies["toestel"] != before


async def test_an_answer_that_got_lost_does_not_unlink_the_phone(
    locked: httpx.AsyncClient, new_browser: NewBrowser, world: World
) -> None:
    old = locked.cookies["toestel"]
    await try_pin(locked, PIN)
    again = await new_browser()
    put_cookie(again, "toestel", old)
    assert await try_pin(again, PIN) == 303
    assert again.cookies["toestel"] == locked.cookies["toestel"]


async def test_the_old_secret_lives_a_minute(
    locked: httpx.AsyncClient, new_browser: NewBrowser, world: World, moment: Clock
) -> None:
    thief = await new_browser()
    put_cookie(thief, "toestel", locked.cookies["toestel"])
    await try_pin(locked, PIN)
    moment.move(seconds=61)
    assert await try_pin(thief, PIN) == 404
    assert await try_pin(locked, PIN) == 303


async def test_a_pin_sent_twice_at_once_leaves_one_secret(locked: httpx.AsyncClient, world: World) -> None:
    assert await asyncio.gather(try_pin(locked, PIN), try_pin(locked, PIN)) == [303, 303]
    rows = await db.fetch("SELECT secret_hash FROM device")
    assert rows == [(sessions.hashed(locked.cookies["toestel"]),)]


async def test_each_pin_gives_a_new_session_and_ends_the_last(link_phone: LinkPhone, world: World) -> None:
    phone = await link_phone()
    before = phone.cookies["sessie"]
    await try_pin(phone, PIN)
    assert phone.cookies["sessie"] != before
    assert await sessions.find(before) is None


async def test_a_shared_phone_closes_after_five_minutes(link_phone: LinkPhone, world: World, moment: Clock) -> None:
    phone = await link_phone(shared=True)
    moment.move(minutes=5, seconds=1)
    assert not await is_in(phone)


async def test_an_own_phone_stays_open_for_weeks(link_phone: LinkPhone, world: World, moment: Clock) -> None:
    phone = await link_phone()
    moment.move(days=29)
    assert await is_in(phone)


async def test_a_phone_unused_for_ninety_days_has_to_be_linked_again(
    locked: httpx.AsyncClient, world: World, moment: Clock
) -> None:
    moment.move(days=91)
    assert await try_pin(locked, PIN) == 404


async def test_a_phone_is_linked_for_a_year_at_most(locked: httpx.AsyncClient, world: World, moment: Clock) -> None:
    for _ in range(5):
        moment.move(days=80)
        said = await try_pin(locked, PIN)
    assert said == 404


@pytest.mark.parametrize("pin", ["", "x" * 41])
async def test_a_malformed_pin_is_not_counted(pin: str, locked: httpx.AsyncClient, world: World) -> None:
    assert await try_pin(locked, pin) == 422
    assert await wrong_pins() == 0
