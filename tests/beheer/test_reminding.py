"""When people are reminded is for the gemeente to say, within what stays safe; the sweep follows."""

from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup

from backend import content
from backend.content import Change, Overlay, PackError, Span
from backend.core import clock, db
from backend.core.clock import AMSTERDAM
from backend.features.notices import policy, queries
from backend.features.notices.sweep import sweep
from tests.beheer.filled import filled, publish, save
from tests.beheer.test_drafts import approve, proposal
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.notices.phones import have_phones, messages, of, settle
from tests.tasks import task_of

HOURS = "/beheer/herinneringen"
SOON, PASSED = f"{HOURS}/task_soon", f"{HOURS}/task_passed"


@pytest.fixture
async def task(world: World) -> int:
    """The only one of Tesfay's that is open: due in twelve days, as a target."""
    task = await task_of(world, "tesfay", "bank")
    today = clock.today()
    async with db.write():
        await db.execute(
            "UPDATE task SET done_at = ? WHERE household = ? AND id <> ?", clock.now(), world["tesfay"].household, task
        )
        await db.execute(
            "UPDATE task SET opens = ?, advise = NULL, due = ?, due_basis = 'target', planned_on = NULL WHERE id = ?",
            *(today, today + timedelta(days=12), task),
        )
    await have_phones(world, "tesfay")
    return task


async def kinds(world: World, name: str = "tesfay") -> list[str]:
    return [notice.kind for notice in await of(world, name)]


@pytest.mark.usefixtures("task")
async def test_a_reminder_comes_as_long_before_as_the_gemeente_chose(client_of: ClientOf, world: World) -> None:
    await sweep()
    assert await kinds(world) == []
    await publish(client_of, SOON, dagen="12")
    await sweep()
    assert await kinds(world) == ["task_soon"]


async def test_what_comes_after_its_day_stays_after_it(client_of: ClientOf) -> None:
    await publish(client_of, PASSED, dagen="5")
    assert content.load("nijkerk").reminders["task_passed"].lead == Span(days=5, sign=-1)
    assert "5 dagen erna." in (await (await client_of("bea")).get(HOURS)).text


@pytest.mark.usefixtures("task")
async def test_reminders_wait_for_the_hour_of_the_gemeente(client_of: ClientOf, world: World, moment: Clock) -> None:
    await publish(client_of, SOON, dagen="12")
    await publish(client_of, HOURS, tijd="11:00")
    for hours, sent in ((0, 0), (2, 1)):  # it is half past nine
        moment.move(hours=hours)
        await sweep()
        await settle()
        assert await messages(world, "tesfay") == sent


@pytest.mark.usefixtures("task")
async def test_longer_quiet_hours_hold_a_message_back(client_of: ClientOf, world: World, moment: Clock) -> None:
    await publish(client_of, SOON, dagen="12")
    await publish(client_of, HOURS, stil_van="17:00")
    moment.move(hours=8)
    await sweep()
    await settle()
    assert await messages(world, "tesfay") == 0
    assert (await queries.wishes(world["olga"])).quiet_from == "21:00"


async def test_who_chose_other_hours_keeps_them(client_of: ClientOf, world: World) -> None:
    samira = await client_of("samira")
    await samira.post("/instellingen/meldingen", data={"stil_van": "22:00", "stil_tot": "07:00", "aan": "1"})
    await publish(client_of, HOURS, stil_van="18:00")
    assert (await queries.wishes(world["samira"])).quiet_from == "22:00"
    assert (await queries.wishes(world["karim"])).quiet_from == "18:00"


async def test_a_helper_gets_as_many_messages_as_the_gemeente_says_and_a_newcomer_one(
    client_of: ClientOf, world: World
) -> None:
    await publish(client_of, HOURS, aantal="2")
    people = ("anneke", "peter", "ineke", "eva", "samira", "olga")
    assert [policy.a_day(world[name]) for name in people] == [2, 2, 2, 4, 1, 1]


async def test_an_appointment_is_recalled_at_the_hour_of_the_gemeente(client_of: ClientOf) -> None:
    await publish(client_of, HOURS, tijd="10:15")
    rule = next(rule for rule in policy.policy().appointment if rule.words == "appointment_day")
    start = datetime(2026, 12, 3, 14, 0, tzinfo=AMSTERDAM)
    due = [rule.due(gemeente, start).astimezone(AMSTERDAM) for gemeente in ("nijkerk", "eemdorp")]
    assert [f"{each:%d %H:%M}" for each in due] == ["02 10:15", "02 09:00"]


async def test_an_earlier_edition_brings_the_hours_back(client_of: ClientOf) -> None:
    await publish(client_of, HOURS, stil_van="18:00")
    bea = await client_of("bea")
    assert (await bea.post("/beheer/uitgaven/0/terug", data={"nu": "1"})).status_code == 303
    assert content.load("nijkerk").reminding.quiet_from == "21:00"


async def test_who_approves_reads_it_in_sentences(client_of: ClientOf) -> None:
    await save(await client_of("bea"), HOURS, stil_van="18:00", aantal="2")
    peter = await client_of("peter")
    page = BeautifulSoup((await peter.get(await proposal(peter))).text, "html.parser").get_text()
    assert "Stil van 21:00 tot 08:00." in page and "Stil van 18:00 tot 08:00." in page
    assert "Een helper krijgt hoogstens 2 berichten per dag." in page


@pytest.mark.parametrize(
    ("address", "name", "text"),
    [
        *((HOURS, "stil_van", text) for text in ("", "21:01", "16:59", "20:xx", "8 uur", "18:00:00", "00:00")),
        *((HOURS, "stil_tot", text) for text in ("", "07:59", "12:01", "21:00")),
        *((HOURS, "tijd", text) for text in ("", "07:30", "21:00", "23:00")),
        *((HOURS, "aantal", text) for text in ("", "0", "9", "-1", "1.5", "alle")),
        *((SOON, "dagen", text) for text in ("", "4", "22", "P7D", "7,5", "-7")),
    ],
)
async def test_what_is_not_safe_is_said_and_changes_nothing(
    client_of: ClientOf, address: str, name: str, text: str
) -> None:
    answer = await save(await client_of("bea"), address, **{name: text})
    assert answer.status_code == 422
    assert f'href="#{name}"' in answer.text
    assert filled(answer.text, address)[name] == text
    assert await db.fetch("SELECT id FROM content_draft") == []


@pytest.mark.parametrize(
    ("kind", "key", "fields"),
    [
        ("reminding", "berichten", {"quiet_from": "23:00"}),
        ("reminding", "berichten", {"quiet_until": "21:00"}),
        ("reminding", "berichten", {"quiet_until": "09:30"}),  # the reminders would come in it
        ("reminding", "berichten", {"helper_a_day": 0}),
        ("reminding", "berichten", {"newcomer_a_day": 3}),
        ("reminder", "task_soon", {"lead": "P1D"}),
        ("reminder", "task_soon", {"lead": "PT7H"}),
    ],
    ids=str,
)
def test_no_edition_can_make_it_unsafe(kind: str, key: str, fields: dict[str, object]) -> None:
    with pytest.raises(PackError):
        content.build("nijkerk", Overlay().with_change(Change(kind, key, fields)))


def test_hours_that_no_longer_fit_leave_the_rest_of_the_edition() -> None:
    """As when the files of the gemeente change below it."""
    over = Overlay(1).with_change(Change("reminding", "berichten", {"quiet_until": "10:00"}))
    content.lay("nijkerk", over.with_change(Change("flag", "unseen", {"length": "P5D"})))
    pack = content.load("nijkerk")
    content.lay("nijkerk", Overlay())
    assert (pack.reminding.quiet_until, pack.flags["unseen"].length) == ("08:00", Span(days=5))
    assert [problem.field for problem in pack.left_out if problem.file.startswith("edition/")] == ["quiet_until"]


async def test_what_names_its_own_day_has_no_page(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    for kind in ("task_due", "appointment_week", "confirmed", "niets"):
        assert (await bea.get(f"{HOURS}/{kind}")).status_code == 404
        assert (await bea.post(f"{HOURS}/{kind}", data={"dagen": "3"})).status_code == 404


async def test_who_wrote_it_does_not_approve_it(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await save(bea, HOURS, stil_van="18:00")
    assert (await approve(bea)).status_code == 409
    assert content.load("nijkerk").reminding.quiet_from == "21:00"


async def test_another_gemeente_keeps_its_own(client_of: ClientOf) -> None:
    await publish(client_of, SOON, dagen="12")
    assert content.load("eemdorp").reminders["task_soon"].lead == Span(days=7)
    assert filled((await (await client_of("otto")).get(SOON)).text, SOON)["dagen"] == "7"


@pytest.mark.parametrize("name", ["samira", "anneke", "peter", "ineke"])
async def test_only_a_beheerder_finds_them(client_of: ClientOf, name: str) -> None:
    client = await client_of(name)
    assert [(await client.get(address)).status_code for address in (HOURS, SOON)] == [404, 404]
    for address in (HOURS, SOON, f"{HOURS}/intrekking", f"{SOON}/intrekking"):
        assert (await client.post(address, data={"dagen": "5"})).status_code == 404
