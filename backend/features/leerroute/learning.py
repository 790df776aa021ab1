"""All that is known of one newcomer's way to the diploma, weighed by the law, for who asks."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from backend.core import clock
from backend.core.access import Person
from backend.features.leerroute import law as laws
from backend.features.leerroute.law import Law, RouteEntry
from backend.features.leerroute.queries import plan, results, study
from backend.features.leerroute.queries.plan import Chosen, Fact, Offer
from backend.features.leerroute.queries.results import Exam, Extension, Onderdeel
from backend.features.leerroute.queries.study import Hours, Lesson
from backend.features.leerroute.rules import parts, route, term
from backend.features.leerroute.rules.dates import Period
from backend.features.leerroute.rules.parts import Record, Standing
from backend.features.leerroute.rules.route import Group
from backend.features.leerroute.rules.signals import Situation
from backend.features.leerroute.rules.term import Term


@dataclass(frozen=True)
class Learning:
    today: date
    law: Law
    group: Group
    facts: dict[str, Fact]
    chosen: Chosen | None
    offer: Offer | None
    hours: list[Hours]
    lessons: list[Lesson]
    onderdelen: dict[str, Onderdeel] = field(default_factory=dict)
    exams: list[Exam] = field(default_factory=list)
    milestones: dict[str, date] = field(default_factory=dict)
    extensions: list[Extension] = field(default_factory=list)
    report: date | None = None  # the last of what others had to send for the plan
    reviewed: date | None = None  # the last plan of here, or the last talk about it

    @property
    def entry(self) -> RouteEntry | None:
        """The route as the law has it for this group."""
        return self.law.route_of(self.chosen.route, self.group) if self.chosen else None

    @property
    def minutes(self) -> Counter[str]:
        """By kind, of all weeks."""
        total: Counter[str] = Counter()
        for each in self.hours:
            total[each.kind] += each.minutes
        return total

    def level_of(self, part: str) -> str | None:
        """What the plan asks: A2 where the college has agreed it, else the level of the route."""
        known = self.onderdelen.get(part)
        own = known.level if known else None
        return own or (self.chosen.level if self.chosen else None)

    @property
    def record(self) -> Record:
        return Record(
            tuple(parts.Exam(exam.part, exam.level, exam.day, exam.result) for exam in self.exams),
            self.minutes,
            tuple(self.milestones),
            {key: known.state for key, known in self.onderdelen.items() if known.state != "open"},
            {key: level for key in self.onderdelen if (level := self.level_of(key))},
        )

    @property
    def standings(self) -> list[Standing]:
        """Every onderdeel of the route. Exams that the plan of the Z-route allows beside it are not needed."""
        if self.entry is None:
            return []
        return parts.standings(self.law.parts(self.entry.all), self.record, self.today)

    @property
    def asked(self) -> list[Standing]:
        """Without the exams that the school sees to, unless somebody does them on the side."""
        found = self.standings
        covered = {key for each in found for key in each.part.covers} - {exam.part for exam in self.exams}
        return [each for each in found if each.part.key not in covered]

    @property
    def exam_parts(self) -> list[str]:
        """Which exams can be taken on this route."""
        if self.entry is None or self.chosen is None:
            return []
        keys = (*self.entry.all, *(self.entry.may if self.chosen.exams_agreed else ()))
        return [part.key for part in self.law.parts(keys) if part.exam]

    @property
    def first_plan(self) -> date | None:
        """The fact that a helper or the plan recorded, or the first plan that was established here."""
        known = [self.facts["pip"].day] if "pip" in self.facts else []
        own = [self.chosen.pip_on] if self.chosen and self.chosen.pip_on else []
        return min(known + own, default=None)

    @property
    def granted(self) -> list[term.Extension]:
        grounds = self.law.grounds
        return [
            term.Extension(grounds[each.ground], period_of(each))
            for each in self.extensions
            if each.decision == "granted" and each.ground in grounds
        ]

    @property
    def end_of_duo(self) -> date | None:
        """What was recorded last: DUO's date among the facts, or in a decision."""
        known = [(each.recorded_at, each.new_end) for each in self.extensions if each.new_end]
        if fact := self.facts.get("term_end"):
            known.append((fact.recorded_at, fact.day))
        return max(known)[1] if known else None

    @property
    def computed(self) -> Term | None:
        """Without what DUO wrote."""
        return term.term(self.first_plan, self.law.term.rule, self.granted, None) if self.first_plan else None

    @property
    def term(self) -> Term | None:
        """DUO's dates where they are known."""
        begins = self.facts["term_start"].day if "term_start" in self.facts else None
        start = begins or (self.computed.start if self.computed else None)
        end = self.end_of_duo or (self.computed.end if self.computed else None)
        return Term(start, end, self.end_of_duo is not None) if start and end else None

    @property
    def situation(self) -> Situation:
        return Situation(
            self.today,
            self.group == "asiel",
            self.day_of("kennisgeving"),
            self.day_of("brp"),
            self.report,
            self.first_plan,
            self.chosen.pip_on if self.chosen else None,
            self.offer.offered_on if self.offer else None,
            self.term.end if self.term else None,
            sum(not standing.is_over for standing in self.asked),
            tuple(lesson.day for lesson in self.lessons if lesson.presence == "absent"),
            self.reviewed,
        )

    def day_of(self, fact: str) -> date | None:
        return self.facts[fact].day if fact in self.facts else None

    def free_left(self, part: str, level: str | None) -> int:
        if self.chosen is None:
            return 0
        used = sum(exam.free for exam in self.exams if exam.part == part)
        return route.free_left(
            self.law.free_on(self.chosen.route),
            self.group,
            (part, level),
            self.level_of(part),
            agreed=self.chosen.exams_agreed,
            used=used,
        )


def period_of(extension: Extension) -> Period | None:
    return Period(extension.starts, extension.ends) if extension.starts and extension.ends else None


async def of(me: Person, traject: int) -> Learning:
    """What this person may not see is not in it."""
    return (await _of(me, traject, [traject]))[traject]


async def of_all(me: Person, trajects: Iterable[int]) -> dict[int, Learning]:
    """The same of many, in as many queries as of one."""
    return await _of(me, None, trajects)


async def _of(me: Person, only: int | None, trajects: Iterable[int]) -> dict[int, Learning]:
    today, law = clock.today(), laws.on(clock.today())
    facts, chosen = await plan.facts(me, only), await plan.chosen(me, only)
    offers, hours = await plan.offers(me, only), await study.hours(me, only)
    lessons, onderdelen = await study.lessons(me, only), await results.onderdelen(me, only)
    exams, milestones = await results.exams(me, only), await results.milestones(me, only)
    reviewed = await plan.reviewed(me, only)
    extensions, reports = await results.extensions(me, only), await results.reports(me, only)
    return {
        traject: Learning(
            today,
            law,
            _group(facts.get(traject, {})),
            facts.get(traject, {}),
            chosen.get(traject),
            offers.get(traject),
            hours.get(traject, []),
            lessons.get(traject, []),
            onderdelen.get(traject, {}),
            exams.get(traject, []),
            milestones.get(traject, {}),
            extensions.get(traject, []),
            reports.get(traject),
            reviewed.get(traject),
        )
        for traject in trajects
    }


def _group(facts: dict[str, Fact]) -> Group:
    return route.group_of(facts["doelgroep"].value if "doelgroep" in facts else None)
