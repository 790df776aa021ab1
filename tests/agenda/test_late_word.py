""" "Ik kan niet", said without network and sent later: once, and in words when it is too late."""

from dataclasses import replace

import pytest

from backend.core import db
from backend.features.agenda import actions
from backend.features.agenda.actions import Details
from backend.features.agenda.queries import appointments
from tests.agenda.meeting import FORM, HOUR, TUESDAY, at, happened, look, plan, seen
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock

REPLAY = {"x-sync": "1", "idempotency-key": "k"}
WISH = {"reden": "ziek", "was": "2026-12-01T10:00", "kies1": "2026-12-03T14:00"}
THURSDAY = at("2026-12-03", "14:00")
IN_ENGLISH = {"over": "This appointment is over or cancelled.", "moved": "This appointment is now at another time."}


@pytest.fixture
async def meeting(world: World) -> int:
    return await plan(world, whose="tesfay")


async def said(client_of: ClientOf, meeting: int, name: str = "tesfay", **more: str) -> tuple[int, str]:
    client = await client_of(name)
    answer = await client.post(f"/afspraken/{meeting}/afmelding", data=WISH | more, headers=REPLAY)
    return answer.status_code, answer.text


async def test_it_arrives_once(client_of: ClientOf, world: World, meeting: int) -> None:
    for _ in range(2):
        assert await said(client_of, meeting) == (204, "")
    assert await happened(world, "tesfay") == ["appointment_planned", "appointment_refused"]
    assert await appointments.proposals(meeting) == [THURSDAY]


async def test_of_a_cancelled_appointment_it_is_too_late_and_says_so(
    client_of: ClientOf, world: World, meeting: int
) -> None:
    await actions.cancel(world["anneke"], meeting, 0, "Ziek.")
    assert await said(client_of, meeting) == (409, IN_ENGLISH["over"])
    assert (await happened(world, "tesfay"))[-1] == "appointment_word_late"
    page = await look(await client_of("anneke"), f"/afspraken/{meeting}")
    assert "Dat kwam te laat." in page.select(".history")[0].text


async def test_of_a_moved_appointment_it_says_nothing_of_the_new_time(
    client_of: ClientOf, world: World, meeting: int
) -> None:
    row = await seen(world, meeting)
    await actions.change(
        world["anneke"], meeting, 0, replace(Details.of(row), starts_at=THURSDAY, ends_at=THURSDAY + HOUR)
    )
    status, sentence = await said(client_of, meeting)
    assert status == 409 and sentence.startswith(IN_ENGLISH["moved"])
    assert (await seen(world, meeting)).cannot_at is None


async def test_who_has_the_page_of_before_open_hears_it_too(client_of: ClientOf, world: World, meeting: int) -> None:
    row = await seen(world, meeting)
    await actions.change(
        world["anneke"], meeting, 0, replace(Details.of(row), starts_at=THURSDAY, ends_at=THURSDAY + HOUR)
    )
    client = await client_of("tesfay")
    answer = await client.post(f"/afspraken/{meeting}/afmelding", data=WISH)
    assert answer.status_code == 409 and IN_ENGLISH["moved"] in answer.text
    assert "appointment_word_late" not in await happened(world, "tesfay")


async def test_a_time_that_passed_meanwhile_is_no_proposal_and_the_word_counts(
    client_of: ClientOf, world: World, moment: Clock
) -> None:
    meeting = await plan(world, whose="tesfay", starts=TUESDAY + 72 * HOUR)
    moment.move(days=8, hours=5)
    assert await said(client_of, meeting, was="2026-12-04T10:00") == (204, "")
    assert (await seen(world, meeting)).cannot_reason == "ziek"
    assert await appointments.proposals(meeting) == []


async def test_it_can_be_taken_back_without_network_too(client_of: ClientOf, world: World, meeting: int) -> None:
    await actions.cannot_come(world["tesfay"], meeting, "ziek")
    client = await client_of("tesfay")
    answer = await client.post(f"/afspraken/{meeting}/komst", content="", headers=REPLAY | FORM)
    assert answer.status_code == 204
    assert (await seen(world, meeting)).cannot_at is None


@pytest.mark.parametrize("name", ["samira", "karim", "olga", "anneke", "bram"])
async def test_nobody_else_says_it(client_of: ClientOf, world: World, meeting: int, name: str) -> None:
    status, _ = await said(client_of, meeting, name)
    assert status == 404
    assert await happened(world, "tesfay") == ["appointment_planned"]


@pytest.mark.parametrize(
    ("wrong", "status"),
    [({"reden": ""}, 422), ({"reden": "geen_zin"}, 404), ({"was": "gisteren"}, 422), ({"x": "1"}, 400)],
)
async def test_what_no_page_sends_gets_a_status_and_no_page(
    client_of: ClientOf, world: World, meeting: int, wrong: dict[str, str], status: int
) -> None:
    got, text = await said(client_of, meeting, **wrong)
    assert got == status and "<html" not in text
    assert await db.fetch("SELECT id FROM appointment WHERE cannot_at IS NOT NULL") == []


async def test_the_form_to_say_it_is_kept_and_knows_which_time_it_shows(client_of: ClientOf, meeting: int) -> None:
    client = await client_of("tesfay")
    assert (await client.get(f"/afspraken/{meeting}/kan-niet")).headers.get("x-offline") == "1"
    page = await look(client, f"/afspraken/{meeting}/kan-niet")
    assert [field["value"] for field in page.select("[name=was]")] == ["2026-12-01T10:00"]
