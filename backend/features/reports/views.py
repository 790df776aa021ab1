"""The reports of a gemeente: tables of numbers, to draw or to write to a sheet. No number here is about one person."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from backend import content
from backend.core import clock, texts, vocabulary
from backend.core.access import Person
from backend.core.texts import N_
from backend.features.reports import queries, rules
from backend.features.reports.queries import Counts, Ended
from backend.features.reports.rules import Number

MONTHS = 6  # notices are kept about this long

ROUTES = vocabulary.ROUTES | {"": N_("Nog geen leerroute")}


@dataclass(frozen=True, slots=True)
class Report:
    title: str
    about: str
    first: str  # what a row is
    columns: tuple[str, ...]
    rows: dict[str, list[Number]]

    @property
    def largest(self) -> int:
        return max((number or 0 for numbers in self.rows.values() for number in numbers), default=0)


async def steps(me: Person) -> Report:
    names = _steps(me)
    counts = await queries.by_step(me.gemeente)
    return Report(
        N_("Waar mensen zijn"),
        N_("Hoeveel mensen nu in een stap zijn, en hoeveel die stap hebben gedaan."),
        N_("Stap"),
        (N_("Bezig"), N_("Klaar")),
        {name: _shown(counts.get(key, [0, 0])) for key, name in names.items()},
    )


async def lengths(me: Person) -> Report:
    names = _steps(me)
    days = days_of_steps(await queries.ended_steps(me.gemeente), list(names))
    return Report(
        N_("Hoe lang een stap duurt"),
        N_("Dagen tussen het einde van de vorige stap en van deze. Bij de helft duurde het langer."),
        N_("Stap"),
        (N_("Dagen"),),
        {name: [rules.middle(days[key])] for key, name in names.items()},
    )


async def routes(me: Person) -> Report:
    counts = await queries.by_route(me.gemeente)
    names = {key: texts.of(me.language).plain(name) for key, name in ROUTES.items()}
    return Report(
        N_("Leerroutes"),
        N_("Hoeveel mensen elke leerroute volgen."),
        N_("Leerroute"),
        (N_("Mensen"),),
        _parts(names, {key: counts.get(key, [0]) for key in ROUTES}),
    )


async def tasks(me: Person) -> Report:
    counts = await queries.by_task(me.gemeente, clock.today())
    kinds = content.load(me.gemeente_key).tasks
    rows = {_in_language(me, kinds[key].title): _shown(numbers) for key, numbers in counts.items() if key in kinds}
    return Report(
        N_("Welke taken blijven liggen"),
        N_("Vaak te laat zegt iets over de taak, niet over de mensen."),
        N_("Taak"),
        (N_("Open"), N_("Te laat"), N_("Lukt niet")),
        {name: numbers for name, numbers in _most_first(rows, column=1).items() if any(numbers)},
    )


async def languages(me: Person) -> Report:
    counts = await queries.by_language(me.gemeente)
    names = {code: texts.language_name(code, me.language) for code in counts}
    return Report(
        N_("Talen"),
        N_("In welke taal mensen Wegwijs lezen."),
        N_("Taal"),
        (N_("Mensen"),),
        _most_first(_parts(names, counts), column=0),
    )


async def messages(me: Person) -> Report:
    words = texts.of(me.language)
    return Report(
        N_("Berichten aan nieuwkomers"),
        N_("Gemaakt, naar een telefoon gestuurd, en gelezen."),
        N_("Maand"),
        (N_("Gemaakt"), N_("Gestuurd"), N_("Gelezen")),
        {
            words.date_part(first, "LLLL y"): _shown(
                await queries.sent(me.gemeente, _midnight(first), _midnight(after))
            )
            for first, after in rules.months(clock.today(), MONTHS)
        },
    )


ALL: dict[str, Callable[[Person], Awaitable[Report]]] = {
    "stappen": steps,
    "doorlooptijd": lengths,
    "leerroutes": routes,
    "taken": tasks,
    "talen": languages,
    "berichten": messages,
}


def days_of_steps(ended: Mapping[int, Sequence[Ended]], order: list[str]) -> defaultdict[str, list[int]]:
    """How many days each step took those who have done it; a step that ended before the one before it took none."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for own in ended.values():
        known = sorted((one for one in own if one.step in order), key=lambda one: order.index(one.step))
        since = [own[0].started_on, *(one.on for one in known)]
        for one, before in zip(known, since, strict=False):
            found[one.step].append(max(0, (one.on - before).days))
    return found


def _steps(me: Person) -> dict[str, str]:
    pack = content.load(me.gemeente_key)
    return {key: f"{step.number}. {_in_language(me, step.title)}" for key, step in pack.steps.items()}


def _in_language(me: Person, text: str) -> str:
    return texts.plainly(me.language, content.load(me.gemeente_key))(text)


def _shown(counts: Sequence[int]) -> list[Number]:
    return [rules.shown(count) for count in counts]


def _parts(names: Mapping[str, str], counts: Counts) -> dict[str, list[Number]]:
    numbers = rules.parts([count for [count] in counts.values()])
    return {names[key]: [number] for key, number in zip(counts, numbers, strict=True)}


def _most_first(rows: dict[str, list[Number]], column: int) -> dict[str, list[Number]]:
    """Those that are hidden by name, at the end: their order would give them away."""
    return dict(sorted(rows.items(), key=lambda row: (-(row[1][column] or 0), row[0])))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.AMSTERDAM)
