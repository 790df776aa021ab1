"""Whatever happens to an appointment in whatever order, its reminders are true when they go out."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

import pytest

from backend import worker
from backend.core import clock, db
from backend.core.runner import Runner
from backend.features.agenda import actions
from backend.features.agenda.actions import Details
from backend.features.agenda.queries.appointments import Row
from backend.features.notices.policy import policy
from tests.agenda.meeting import HOUR, at, plan, seen
from tests.cast import World
from tests.moment import Clock
from tests.notices.phones import have_phones

REMINDERS = {rule.words for rule in policy().appointment}


@dataclass
class Life:
    """What is done to one appointment, by chance; and when each change was."""

    world: World
    moment: Clock
    chance: Random
    appointment: int = 0
    states: list[tuple[datetime, Row]] = field(default_factory=list)

    async def note(self) -> None:
        self.states.append((clock.now(), await seen(self.world, self.appointment)))

    async def step(self) -> None:
        row = self.states[-1][1]
        wish = self.chance.choice(("move", "move", "refuse", "keep", "cancel", "wait", "wait", "wait", "wait", "wait"))
        if wish != "wait" and row.is_to_come:
            await self.change(row, wish)
            await self.note()
        if self.chance.random() < 0.8:  # else the worker stands still
            await worker.handle_all()
            await Runner(worker.REMINDING).run_due()
        self.moment.move(minutes=self.chance.choice((1, 20, 90, 600, 1440, 2880)))

    async def change(self, row: Row, wish: str) -> None:
        anneke, samira = self.world["anneke"], self.world["samira"]
        if wish == "move":
            starts = clock.now().replace(second=0, microsecond=0) + timedelta(minutes=self.chance.randint(5, 15_000))
            details = replace(Details.of(row), starts_at=starts, ends_at=starts + HOUR)
            await actions.change(anneke, row.id, row.version, details)
        elif wish == "cancel" and self.chance.random() < 0.3:
            await actions.cancel(anneke, row.id, row.version, "Ziek.")
        elif wish in ("refuse", "keep"):
            await actions.cannot_come(samira, row.id, "ziek" if wish == "refuse" else None)

    def at(self, when: datetime) -> Row:
        return [row for since, row in self.states if since <= when][-1]


@pytest.mark.parametrize("seed", range(16))
async def test_a_reminder_that_goes_out_is_true(world: World, moment: Clock, seed: int) -> None:
    await have_phones(world, "samira")
    life = Life(world, moment, Random(seed))
    life.appointment = await plan(
        world, kind="kennismaking", starts=at("2026-12-07", "09:30"), by="peter", who=("anneke",)
    )
    await life.note()
    for _ in range(40):
        await life.step()
    rows = await db.fetch("SELECT kind, subject, pushed_at, withheld FROM notice WHERE person = ?", world["samira"].id)
    reminders = [row for row in rows if row[0] in REMINDERS]
    assert len({subject for _, subject, _, _ in reminders}) == len(reminders)
    for kind, subject, pushed, withheld in reminders:
        told = datetime.fromisoformat(subject.rpartition(":")[2])
        if pushed:
            row = life.at(pushed)
            assert pushed < told == row.starts_at, kind
            assert row.status == "planned" and row.cannot_at is None
        assert not (pushed and withheld)


async def test_some_of_these_lives_have_reminders_of_each_kind(world: World, moment: Clock) -> None:
    """Or the test above would hold of nothing."""
    await have_phones(world, "samira")
    await plan(world, by="peter", who=("anneke",), kind="kennismaking", starts=at("2026-12-07", "09:30"))
    for _ in range(60):
        await worker.handle_all()
        await Runner(worker.REMINDING).run_due()
        moment.move(hours=5)
    rows = await db.fetch("SELECT kind FROM notice WHERE pushed_at IS NOT NULL AND person = ?", world["samira"].id)
    assert {"appointment_week", "appointment_day"} <= {kind for (kind,) in rows}
