"""Samira's way to the diploma, with a mark in everything that somebody on or around her team may not know."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from backend import worker
from backend.core import clock, db, texts
from backend.features.checklist import actions as checklist
from backend.features.journey import actions as journey
from backend.features.leerroute import actions as leerroute
from backend.features.leerroute import wording as leerroute_words
from backend.features.leerroute.actions.exams import Attempt
from backend.features.leerroute.actions.extensions import Asked, Decision
from backend.features.leerroute.actions.onderdelen import Decision as Decided
from backend.features.leerroute.queries.plan import Offer
from backend.features.people import teams
from backend.features.pip import actions as pip
from backend.features.pip import law
from backend.features.pip import wording as pip_words
from backend.features.visit import actions as visit
from tests.cast import World
from tests.pip.plans import LESSONS, agreed, drafted, whole

DUTCH = texts.of("nl")
DAY = timedelta(days=1)  # what ends on a day has the day before as its last
BOTH = frozenset({"samira", "peter"})  # who make the plan
SCHOOL = BOTH | {"ineke"}


@dataclass(frozen=True)
class Mark:
    what: str
    knows: frozenset[str]  # of the cast
    written: tuple[str, ...]  # each form in which an answer could say it

    def is_in(self, answer: str) -> bool:
        return any(form in answer for form in self.written)


def text(what: str, knows: frozenset[str], *written: str) -> Mark:
    return Mark(what, knows, written)


def day(what: str, knows: frozenset[str], of: date) -> Mark:
    """With its year or its weekday: a task that is due a year later says neither."""
    forms = (
        DUTCH.date_part(of, pattern) for pattern in ("yyyy-MM-dd", "yyyyMMdd", "dd-MM-yyyy", "d MMMM y", "EEEE d MMMM")
    )
    return Mark(what, knows, tuple(forms))


# Days on which nothing else of this town happened.
TERM_START, TERM_END, LONGER = date(2026, 6, 14), date(2029, 6, 17), date(2029, 10, 13)
TRIED, DECIDED, ILL, WELL = date(2026, 10, 17), date(2026, 9, 13), date(2026, 3, 14), date(2026, 7, 19)
TAKEN, TALKED = date(2026, 8, 16), date(2026, 10, 18)
SCORE, NEEDED = 831719, 942936
MINUTES = 3435

MARKS = (
    text("the score of the leerbaarheidstoets", BOTH, str(SCORE), str(NEEDED)),
    text("its result", BOTH, pip_words.RESULTS["not_reached"]),
    day("its day", BOTH, TAKEN),
    text("a talk of the intake", BOTH, "zwijgverslag", "zwijgtante"),
    text("what the intake waits for", BOTH, "zwijgbrief"),
    text("the goal", BOTH, "zwijgdoel"),
    text("what the plan says", BOTH, *(f"zwijg{name}" for name in ("pvt", "map", "steun", "vve", "besluit"))),
    text("how much lesson there is", SCHOOL, "zwijguren"),
    text("a draft of the plan", BOTH, "zwijgconcept"),
    text("what she does by the plan", BOTH, "zwijgbelofte"),
    text("what the school does by the plan", SCHOOL, "zwijgles"),
    text("what the begeleider does by the plan", BOTH | {"anneke"}, "zwijghulp"),
    text("what she says of it", BOTH, "zwijgvraag"),
    text("what staff answered", BOTH, "zwijgantwoord"),
    text("hours", SCHOOL, f"{MINUTES / 60:.2f}".replace(".", ",")),
    text("the school", SCHOOL, "Zwijgschool"),
    text("where an exam was", BOTH, "Zwijgdorp"),
    day("when an exam was", BOTH, TRIED),
    text("a result", BOTH, leerroute_words.RESULTS["Gezakt"], "Gezakt"),
    text("why an onderdeel is not needed", BOTH, "zwijgvrijstelling"),
    text("an extension", BOTH, leerroute_words.GROUNDS["ziekte"].title, "zwijgmachtiging"),
    *(day("the days of an extension", BOTH, each) for each in (ILL, WELL, DECIDED)),
    day("when the termijn begins", SCHOOL, TERM_START),
    *(day("when the termijn ends", SCHOOL, each) for end in (TERM_END, LONGER) for each in (end, end - DAY)),
    day("a conversation", BOTH, TALKED),
)


async def make(world: World) -> None:
    """Everybody reads Dutch, so that each word of a page can be looked for."""
    samira = world["samira"]
    async with db.write():
        await db.execute("UPDATE person SET language = 'nl'")
    await teams.put_on(world["bea"], samira.id, world["ineke"].id, clock.today())
    await _intake(world)
    await _plan(world)
    await worker.handle_all()
    await _learning(world)
    await _visit(world)
    await worker.handle_all()


async def _intake(world: World) -> None:
    peter, samira = world["peter"], world["samira"].id
    await pip.tell_alone(peter, samira, clock.today())
    await pip.add_talk(peter, samira, TALKED, "zwijgtante", (*law.on(TALKED).subjects, "vve"), "zwijgverslag")
    await pip.wait_for(peter, samira, "zwijgbrief", None)
    await pip.record_toets(peter, samira, "not_reached", taken_on=TAKEN, score=SCORE, needed=NEEDED)


async def _plan(world: World) -> None:
    peter, samira, going = world["peter"], world["samira"], await drafted(world, "samira")
    plan = whole(
        **{"intensity": "zwijguren", "pvt": "zwijgpvt", "map": "zwijgmap", "support": "zwijgsteun"},
        **{"vve": "zwijgvve", "decisions": "zwijgbesluit"},
    )
    assert await pip.establish(peter, samira.id, plan, going.revision) == []
    again = await drafted(world, "samira")
    await pip.save(peter, samira.id, replace(plan, reason="zwijgconcept"), again.revision)
    await pip.write_goal(samira, samira.id, "zwijgdoel")
    promise = await agreed(world, "samira", replace(LESSONS, what="zwijgbelofte"))
    await agreed(world, "samira", replace(LESSONS, what="zwijgles", who="taalschool"))
    await agreed(world, "samira", replace(LESSONS, what="zwijghulp", who="begeleider"))
    await pip.answer(samira, promise, "explain", "zwijgvraag")
    await pip.reply(peter, samira.id, promise, "zwijgantwoord")


async def _learning(world: World) -> None:
    peter, samira, today = world["peter"], world["samira"].id, clock.today()
    for key, value in (("term_start", TERM_START), ("term_end", TERM_END)):
        await journey.set_fact(peter, samira, key, value.isoformat(), "DUO")
    exam = await leerroute.plan_exam(peter, samira, Attempt("LU", TRIED, "B1", "Zwijgdorp"))
    await leerroute.set_result(peter, samira, exam, "Gezakt")
    await leerroute.set_onderdeel(peter, samira, "KNM", Decided("vrijgesteld", source="zwijgvrijstelling"))
    await leerroute.offer_course(peter, samira, Offer("Zwijgschool", today, None))
    await leerroute.set_hours(world["ineke"], samira, today, {"NT2": MINUTES})
    await leerroute.set_lesson(world["ineke"], samira, today, "absent")
    asked = await leerroute.ask_extension(peter, samira, Asked("ziekte", ILL, WELL, proof="zwijgmachtiging"))
    await leerroute.decide_extension(peter, samira, asked, Decision("granted", DECIDED, LONGER))


async def _visit(world: World) -> None:
    """Of a home visit there is a report: a begeleider reads in it nothing of the plan."""
    peter, samira = world["peter"], world["samira"].id
    [(promise,)] = await db.fetch("SELECT id FROM task WHERE title = 'zwijgbelofte'")
    await visit.begin(peter, samira, clock.now())
    await checklist.ask_help(peter, promise, "taal")
    await visit.end(peter, samira)


def in_answer(answer: str) -> Iterator[Mark]:
    return (mark for mark in MARKS if mark.is_in(answer))
