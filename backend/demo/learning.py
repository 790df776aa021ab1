"""The demo's way to the diploma: the klantmanager chooses, the docent writes the hours."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from backend.core import clock
from backend.core.access import Person
from backend.demo.deeds import Deed
from backend.demo.script import Exam, Learning, Newcomer
from backend.features.leerroute import actions
from backend.features.leerroute.actions.exams import Attempt
from backend.features.leerroute.actions.hours import Week
from backend.features.leerroute.actions.routing import Choice
from backend.features.leerroute.queries.plan import Offer

HOUR = 60
MONTH = 4  # weeks
ORDER = 20  # after the plan of the same day
SCHOOL = "Stichting Integratiewerk"


def learn(people: dict[str, Person], newcomer: Newcomer) -> Iterator[Deed]:
    way = newcomer.learning
    if way is None:
        return
    peter, today = people["peter"], clock.today()

    async def choose() -> None:
        choice = Choice(way.route, None, way.local_name, way.lesson_hours)
        planned = newcomer.plan is not None and newcomer.plan.decided is not None  # then the plan chose it first
        await actions.choose_route(peter, people[newcomer.code].id, choice, version=int(planned))

    async def offer() -> None:
        offer = Offer(SCHOOL, clock.today(), today + timedelta(days=way.starts))
        await actions.offer_course(peter, people[newcomer.code].id, offer)

    yield Deed(way.chosen, ORDER, choose)
    if way.offered is not None:
        yield Deed(way.offered, ORDER + 1, offer)
    yield from _study(people, newcomer, way, today)
    for kind, day in way.milestones.items():
        yield Deed(day, ORDER + 2, partial(_reach, people, newcomer, kind))
    for exam in way.exams:
        yield Deed(min(exam.day, -1), ORDER + 3, partial(_sit, people, newcomer, exam, today))


def _study(people: dict[str, Person], newcomer: Newcomer, way: Learning, today: date) -> Iterator[Deed]:
    """The weeks a month at a time, as from a list of the school."""
    weeks = {day: some.hours for some in way.lessons for day in range(some.first, some.last + 1, 7)}
    days = sorted(weeks)
    for first in range(0, len(days), MONTH):
        month = {day: weeks[day] for day in days[first : first + MONTH]}
        yield Deed(max(month) + 6, ORDER + 4, partial(_write_hours, people, newcomer, month, today))
    for ago, presence in way.presence.items():
        day = today - timedelta(days=int(ago))
        yield Deed(-int(ago), ORDER + 5, partial(_write_lesson, people, newcomer, day, presence))


async def _write_hours(
    people: dict[str, Person], newcomer: Newcomer, month: dict[int, dict[str, float]], today: date
) -> None:
    pupil = people[newcomer.code].id
    await actions.save_hours(
        people["ineke"],
        [
            Week(pupil, today + timedelta(days=day), {kind: int(number * HOUR) for kind, number in hours.items()})
            for day, hours in month.items()
        ],
    )


async def _write_lesson(people: dict[str, Person], newcomer: Newcomer, day: date, presence: str) -> None:
    await actions.set_lesson(people["ineke"], people[newcomer.code].id, day, presence)


async def _reach(people: dict[str, Person], newcomer: Newcomer, kind: str) -> None:
    await actions.set_milestone(people["peter"], people[newcomer.code].id, kind, clock.today(), present=True)


async def _sit(people: dict[str, Person], newcomer: Newcomer, exam: Exam, today: date) -> None:
    peter, pupil = people["peter"], people[newcomer.code].id
    attempt = Attempt(exam.part, today + timedelta(days=exam.day), exam.level, exam.place, exam.free)
    made = await actions.plan_exam(peter, pupil, attempt)
    if exam.result:
        await actions.set_result(peter, pupil, made, exam.result)
