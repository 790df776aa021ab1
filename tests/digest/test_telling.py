from datetime import date, datetime, timedelta

import pytest

from backend.core import clock, db, jobs, settings
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.core.runner import Done, Runner
from backend.core.settings import Mail
from backend.features.digest import actions
from backend.features.digest.telling import Digest
from tests.cast import World
from tests.digest.conftest import Mailbox, said
from tests.moment import Clock
from tests.server import free_port


class Morning:
    """A worker whose lists and phones the test decides."""

    def __init__(self, port: int) -> None:
        self.needed, self.told = 3, list[tuple[str, date]]()
        mail = Mail("127.0.0.1", port, "", "", "plain", "wegwijs@nijkerk.example")
        self.runner = Runner({actions.JOB: Digest(self.count, self.notify, mail)})

    async def count(self, me: Person) -> int:
        return self.needed

    async def notify(self, me: Person, day: date) -> None:
        self.told.append((me.call_name, day))

    async def comes(self, moment: Clock, hours: float = 0) -> None:
        """The worker runs when the messages are due, or so much later."""
        [(due,)] = await db.fetch("SELECT due_at FROM job WHERE kind = 'digest' ORDER BY due_at LIMIT 1")
        moment.moved += due - clock.now() + timedelta(hours=hours, seconds=1)
        await self.runner.run_due()


@pytest.fixture
def morning(mailbox: Mailbox) -> Morning:
    return Morning(mailbox.port)


async def outcomes() -> dict[str, int]:
    return dict(await db.fetch("SELECT outcome, number FROM tally WHERE kind = 'digest'"))


async def by_mail(*people: Person) -> None:
    async with db.write():
        await db.execute("DELETE FROM digest_wish")
    for person in people:
        await actions.choose(person, "mail")


@pytest.fixture
async def only_anneke(world: World) -> Person:
    """The others of the gemeente have nothing to do with it."""
    async with db.write():
        await db.execute(
            "UPDATE person SET ended_at = ? WHERE role <> 'newcomer' AND id <> ?", clock.now(), world["anneke"].id
        )
    return world["anneke"]


async def test_every_helper_hears_it_on_a_working_morning(world: World, moment: Clock, morning: Morning) -> None:
    await actions.plan()
    await actions.plan()
    await morning.comes(moment)
    assert sorted(name for name, _ in morning.told) == ["Anneke", "Bram", "Eva", "Ineke", "Peter"]
    now = clock.now().astimezone(AMSTERDAM)
    assert (now.hour, now.weekday() < 5, {day for _, day in morning.told}) == (8, True, {now.date()})


async def test_nobody_hears_it_twice_a_day(only_anneke: Person, moment: Clock, morning: Morning) -> None:
    await actions.plan()
    await morning.comes(moment)
    await actions.plan()
    await morning.runner.run_due()
    assert len(morning.told) == 1


async def test_an_empty_list_is_not_worth_a_message(
    only_anneke: Person, moment: Clock, morning: Morning, mailbox: Mailbox
) -> None:
    await by_mail(only_anneke)
    morning.needed = 0
    await actions.plan()
    await morning.comes(moment)
    assert (morning.told, mailbox.got, await outcomes()) == ([], [], {"not_needed": 1})


async def test_who_does_not_want_it_does_not_get_it(only_anneke: Person, moment: Clock, morning: Morning) -> None:
    await actions.choose(only_anneke, "none")
    await actions.plan()
    await morning.comes(moment)
    assert (morning.told, await outcomes()) == ([], {"muted": 1})


async def test_who_has_left_gets_nothing(only_anneke: Person, moment: Clock, morning: Morning) -> None:
    await actions.plan()
    async with db.write():
        await db.execute("UPDATE person SET ended_at = ? WHERE id = ?", clock.now(), only_anneke.id)
    await morning.comes(moment)
    assert (morning.told, await outcomes()) == ([], {"not_needed": 1})


async def test_a_morning_message_does_not_come_in_the_afternoon(
    only_anneke: Person, moment: Clock, morning: Morning
) -> None:
    await actions.plan()
    await morning.comes(moment, hours=5)
    assert (morning.told, await outcomes()) == ([], {"too_late": 1})


async def test_a_mail_says_how_many_and_names_nobody(
    world: World, only_anneke: Person, moment: Clock, morning: Morning, mailbox: Mailbox
) -> None:
    await by_mail(only_anneke)
    await actions.plan()
    await morning.comes(moment)
    [mail] = mailbox.got
    plain, page = said(mail, "plain"), said(mail, "html")
    assert (mail["to"], mail["from"]) == ("anneke@wegwijs.example", "Wegwijs <wegwijs@nijkerk.example>")
    assert (mail["subject"], mail["auto-submitted"]) == ("Wegwijs: uw dag", "auto-generated")
    for text in (plain, page):
        assert "Mensen die u vandaag nodig hebben: 3." in text
        assert "/clienten?toon=nu" in text
        assert "/instellingen/ochtendbericht" in text
        assert not any(person.call_name in text for person in world.people.values())
    assert morning.told == []


async def test_a_mail_is_in_the_language_of_who_reads_it(
    only_anneke: Person, moment: Clock, morning: Morning, mailbox: Mailbox
) -> None:
    await by_mail(only_anneke)
    async with db.write():
        await db.execute("UPDATE person SET language = 'ar' WHERE id = ?", only_anneke.id)
    await actions.plan()
    await morning.comes(moment)
    assert '<html lang="ar" dir="rtl">' in said(mailbox.got[0], "html")


@pytest.mark.parametrize(
    ("answer", "outcome", "again"),
    [("550 No such mailbox", "refused", False), ("451 Try again later", "their_fault", True)],
)
async def test_what_the_server_answers_decides(
    only_anneke: Person, moment: Clock, morning: Morning, mailbox: Mailbox, answer: str, outcome: str, again: bool
) -> None:
    await by_mail(only_anneke)
    mailbox.answer = answer
    await actions.plan()
    await morning.comes(moment)
    waiting = await db.fetch("SELECT id FROM job WHERE kind = 'digest'")
    assert (await outcomes(), bool(waiting)) == ({outcome: 1}, again)


async def test_a_mail_waits_for_a_server_that_is_away(only_anneke: Person, moment: Clock, mailbox: Mailbox) -> None:
    await by_mail(only_anneke)
    await actions.plan()
    await Morning(free_port()).comes(moment)
    assert (await outcomes(), mailbox.got) == ({"unreachable": 1}, [])
    moment.moved += timedelta(minutes=2)
    await Morning(mailbox.port).runner.run_due()
    assert len(mailbox.got) == 1


async def test_a_worker_that_died_while_it_sent_and_starts_again_sends_no_second_mail(
    only_anneke: Person, moment: Clock, morning: Morning, mailbox: Mailbox
) -> None:
    """The mail went out, and the worker never came to say so: the lease ends and another takes the job."""
    await by_mail(only_anneke)
    await actions.plan()
    [(due,)] = await db.fetch("SELECT due_at FROM job WHERE kind = 'digest'")
    moment.moved += due - clock.now() + timedelta(seconds=1)
    [job] = await jobs.claim(1)
    assert await morning.runner.handlers[actions.JOB](job) == Done("accepted")
    moment.moved += jobs.LEASE + timedelta(seconds=1)
    await morning.runner.run_due()
    assert (len(mailbox.got), await outcomes()) == (1, {"repeated": 1})


async def test_a_mail_that_was_refused_for_now_is_tried_again_and_comes_once(
    only_anneke: Person, moment: Clock, morning: Morning, mailbox: Mailbox
) -> None:
    await by_mail(only_anneke)
    mailbox.answer = "451 Try again later"
    await actions.plan()
    await morning.comes(moment)
    mailbox.answer = "250 OK"
    moment.moved += timedelta(minutes=2)
    await morning.runner.run_due()
    assert (len(mailbox.got), await outcomes()) == (1, {"their_fault": 1, "accepted": 1})


async def test_the_day_after_there_is_another_mail(
    only_anneke: Person, moment: Clock, morning: Morning, mailbox: Mailbox
) -> None:
    await by_mail(only_anneke)
    for _ in range(2):
        await actions.plan()
        await morning.comes(moment)
    assert len({mail["message-id"] for mail in mailbox.got}) == 2


async def test_a_mail_can_be_switched_off_from_the_mail(
    only_anneke: Person, moment: Clock, morning: Morning, mailbox: Mailbox
) -> None:
    await by_mail(only_anneke)
    await actions.plan()
    await morning.comes(moment)
    [mail] = mailbox.got
    assert mail.get_content_type() == "multipart/alternative"
    assert mail["list-unsubscribe"] == f"<{settings.current().origin}/instellingen/ochtendbericht>"


async def test_on_a_day_on_which_nobody_works_it_is_silent(
    only_anneke: Person, moment: Clock, morning: Morning
) -> None:
    """From the morning before Christmas the next message is that of the Monday after it."""
    christmas = datetime(2026, 12, 24, 9, tzinfo=AMSTERDAM)
    moment.moved += christmas - clock.now()
    await actions.plan()
    [(due,)] = await db.fetch("SELECT due_at FROM job WHERE kind = 'digest'")
    assert due.astimezone(AMSTERDAM) == datetime(2026, 12, 28, 8, tzinfo=AMSTERDAM)
