"""What is kept, how, and for how long; and that it holds after a restart."""

import asyncio
import threading
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from cryptography.exceptions import InvalidTag

from backend.core import clock, db, keys, sessions, settings
from backend.core.engine import DB
from backend.core.errors import Invalid, TooMany
from backend.features.people import actions, codes, credentials, hashing, limits, off_loop, sealing
from backend.features.people.limits import Limit
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.people.conftest import PASSWORD, PIN, LinkPhone, close, code_of, give_password, is_in, make_account

PUT_AT_SIGN_IN = ("inlog", "sessie", "inlog", "uitnodiging")  # the last two are taken away
LIMIT = Limit("test", 3, timedelta(minutes=1))


async def restart() -> None:
    """All that a process holds is gone; the database stays."""
    await DB.close()
    keys.key.cache_clear()
    await DB.open()


async def test_a_linked_phone_outlives_a_restart(link_phone: LinkPhone) -> None:
    phone = await link_phone()
    await restart()
    assert await is_in(phone)
    close(phone)
    assert (await phone.post("/pin", data={"pin": PIN})).status_code == 303


async def test_wrong_pins_outlive_a_restart(link_phone: LinkPhone) -> None:
    phone = await link_phone()
    for _ in range(3):
        await phone.post("/pin", data={"pin": "83052"})
    await restart()
    assert (await phone.post("/pin", data={"pin": PIN})).status_code == 429


async def test_wrong_passwords_outlive_a_restart(phone: httpx.AsyncClient, world: World) -> None:
    await make_account(world["anneke"])
    for n in range(5):
        await give_password(phone, "anneke@wegwijs.example", f"fout {n}")
    await restart()
    assert (await give_password(phone, "anneke@wegwijs.example")).status_code == 429


async def test_a_code_on_the_screen_outlives_a_restart(world: World, client_of: ClientOf) -> None:
    anneke, page = await client_of("anneke"), f"/clienten/{world['samira'].id}/telefoon"
    await anneke.post(page)
    before = await anneke.get(page)
    await restart()
    assert (await anneke.get(page)).text == before.text


@pytest.mark.usefixtures("real_passwords")
async def test_passwords_and_pins_are_argon2id_of_the_agreed_cost() -> None:
    assert (await hashing.hash_password(PASSWORD)).startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert (await hashing.hash_pin(PIN, 1)).startswith("$argon2id$v=19$m=19456,t=2,p=1$")


async def test_a_password_hashed_at_an_older_cost_is_hashed_again(phone: httpx.AsyncClient, world: World) -> None:
    await make_account(world["anneke"])
    old = hashing.PASSWORDS.__class__(time_cost=2, memory_cost=16, parallelism=1).hash(PASSWORD)
    await credentials.store(world["anneke"].id, password_hash=old)
    await give_password(phone, "anneke@wegwijs.example")
    rows = await db.fetch("SELECT password_hash FROM credential WHERE person = ?", world["anneke"].id)
    assert not hashing.is_outdated(rows[0][0])


async def test_the_same_pin_of_two_people_has_nothing_in_common() -> None:
    known = await hashing.hash_pin(PIN, 1)
    assert await hashing.pin_matches(known, PIN, 1)
    assert not await hashing.pin_matches(known, PIN, 2)


@pytest.mark.parametrize("known", ["", "nonsense", "$argon2id$v=19$m=1"])
async def test_a_broken_hash_matches_nothing(known: str) -> None:
    assert not await hashing.pin_matches(known, PIN, 1)


def test_what_is_sealed_opens_only_for_its_owner_and_purpose() -> None:
    sealed = sealing.seal("seed", "totp", 1)
    assert sealing.unseal(sealed, "totp", 1) == "seed"
    assert sealed != sealing.seal("seed", "totp", 1)
    for purpose, owner in (("totp", 2), ("enrolment", 1)):
        with pytest.raises(InvalidTag):
            sealing.unseal(sealed, purpose, owner)


def test_codes_hold_no_sign_that_looks_like_another() -> None:
    assert len(set(codes.ALPHABET)) == 31
    assert not set("01ILO") & set(codes.ALPHABET)


@pytest.mark.parametrize("typed", ["K7MP-3XQA", "k7mp3xqa", " K7MP 3XQA ", "K٧MP-٣XQA"])
def test_a_code_is_read_as_it_was_made(typed: str) -> None:
    assert codes.read(typed) == "K7MP3XQA"


async def test_a_limit_holds_for_many_at_once(world: World) -> None:
    said = await asyncio.gather(*(limits.spend((LIMIT, "me")) for _ in range(20)), return_exceptions=True)
    assert sum(isinstance(answer, TooMany) for answer in said) == 17


async def test_a_limit_is_one_persons(world: World) -> None:
    for _ in range(3):
        await limits.spend((LIMIT, "me"))
    await limits.spend((LIMIT, "you"))
    with pytest.raises(TooMany):
        await limits.spend((LIMIT, "me"))


async def test_the_pause_counts_from_the_last_try(world: World, moment: Clock) -> None:
    for _ in range(3):
        await limits.spend((LIMIT, "me"))
        moment.move(seconds=25)
    with pytest.raises(TooMany) as refused:
        await limits.spend((LIMIT, "me"))
    assert refused.value.wait_seconds == pytest.approx(35, abs=2)
    moment.move(seconds=36)
    await limits.spend((LIMIT, "me"))


async def test_what_ends_well_does_not_count(world: World) -> None:
    for _ in range(10):
        async with limits.trying((LIMIT, "me")):
            pass


async def test_what_was_not_looked_at_does_not_count(world: World) -> None:
    for _ in range(10):
        with pytest.raises(TooMany):
            async with limits.trying((LIMIT, "me")):
                raise TooMany(off_loop.BUSY, 10)


async def test_what_is_wrong_counts(world: World) -> None:
    for wrong in (Invalid, Invalid, Invalid, TooMany):
        with pytest.raises(wrong):
            async with limits.trying((LIMIT, "me")):
                raise Invalid(code="wrong")


async def test_no_address_and_no_name_stands_in_the_counters(world: World) -> None:
    await limits.spend((LIMIT, "anneke@wegwijs.example 192.0.2.7"))
    rows = str(await db.fetch("SELECT bucket FROM attempt"))
    assert "anneke" not in rows
    assert "192" not in rows


async def test_hashing_leaves_the_loop_free_and_has_an_end_to_its_queue() -> None:
    gate = threading.Event()
    most = off_loop.WORKERS + off_loop.MOST_WAITING
    waiting = [asyncio.create_task(off_loop.off_loop(gate.wait)) for _ in range(most)]
    await asyncio.sleep(0)
    with pytest.raises(TooMany):
        await off_loop.off_loop(gate.wait)
    gate.set()
    await asyncio.gather(*waiting)
    await off_loop.off_loop(gate.wait)


async def test_a_cancelled_request_keeps_its_place_until_its_thread_is_free() -> None:
    gate = threading.Event()
    most = off_loop.WORKERS + off_loop.MOST_WAITING
    running = [asyncio.create_task(off_loop.off_loop(gate.wait)) for _ in range(off_loop.WORKERS)]
    await asyncio.sleep(0.05)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    more = [asyncio.create_task(off_loop.off_loop(gate.wait)) for _ in range(most - off_loop.WORKERS)]
    await asyncio.sleep(0)
    with pytest.raises(TooMany):
        await off_loop.off_loop(gate.wait)
    gate.set()
    await asyncio.gather(*more)


async def test_the_forgotten_is_forgotten(world: World, client_of: ClientOf, moment: Clock) -> None:
    await (await client_of("anneke")).post(f"/clienten/{world['samira'].id}/telefoon")
    await actions.invite(world["bram"].id)
    await sessions.end_all(world["anneke"].id)
    async with db.write():
        await db.insert("applied", person=world["samira"].id, key="a", created_at=clock.now())
    moment.move(days=29)
    await actions.forget_expired()
    kept = {table: len(await db.fetch(f"SELECT id FROM {table}")) for table in ("session", "applied")}
    assert kept == {"session": 1, "applied": 1}
    moment.move(days=2)
    await actions.forget_expired()
    for table in ("attempt", "enrolment", "invitation", "applied", "session"):
        assert not await db.fetch(f"SELECT id FROM {table}"), table


async def test_what_still_runs_is_kept(world: World, client_of: ClientOf, link_phone: LinkPhone) -> None:
    phone = await link_phone()
    await actions.invite(world["bram"].id)
    await actions.forget_expired()
    assert await is_in(phone)
    assert await db.fetch("SELECT id FROM invitation")
    assert await db.fetch("SELECT id FROM attempt")


async def test_over_https_every_cookie_is_bound_to_this_host(
    phone: httpx.AsyncClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = await make_account(world["anneke"])
    over_https = replace(settings.current(), origin="https://wegwijs.example")
    monkeypatch.setattr(settings, "current", lambda: over_https)
    first = await give_password(phone, "anneke@wegwijs.example")
    ticket = first.headers["set-cookie"].partition(";")[0]
    second = await phone.post("/inloggen/code", data={"code": code_of(seed)}, headers={"cookie": ticket})
    put = first.headers.get_list("set-cookie") + second.headers.get_list("set-cookie")
    assert [text.partition("=")[0] for text in put] == [f"__Host-{name}" for name in PUT_AT_SIGN_IN]
    for text in put:
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= set(text.split("; "))
        assert "Domain" not in text


async def test_a_gemeente_is_added_once(world: World) -> None:
    assert await actions.add_gemeente("nijkerk") == world.gemeenten["nijkerk"]
