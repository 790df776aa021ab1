"""An appointment as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from backend import content
from backend.core import clock, texts
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.core.coming import Comes, StandIn
from backend.features.agenda import wording
from backend.features.agenda.queries.appointments import Row


@dataclass(frozen=True, slots=True)
class Shown:
    row: Row
    kind: content.Appointment | None
    title: Markup
    dutch_word: str
    icon: str
    day: date
    people: list[Comes]
    items: list[content.Item]
    cannot: content.Cannot | None
    tolk: str  # the language, as the reader calls it
    agreement: list[str]
    to_call: Comes | StandIn | None  # when they talk by phone
    stands_in: Comes | None  # for whom the reader comes

    @property
    def is_time(self) -> bool:
        return self.row.is_to_come and clock.is_about(self.row.starts_at, self.row.ends_at)

    @property
    def is_today(self) -> bool:
        return self.day == clock.today()

    @property
    def helpers(self) -> list[Comes | StandIn]:
        """Who really come."""
        asked = (comes.really for comes in self.people if comes.role != "newcomer")
        return list({each.id: each for each in asked}.values())

    def is_for(self, me: Person) -> bool:
        """Comes to it, or stands in for who would."""
        return self.stands_in is not None or any(comes.id == me.id for comes in self.people)


def shown(row: Row, people: list[Comes], me: Person) -> Shown:
    pack = content.load(me.gemeente_key)
    kind = pack.appointments.get(row.kind or "")
    return Shown(
        row=row,
        kind=kind,
        title=_title(row, me, pack),
        dutch_word=kind.dutch_word if kind else "",
        icon=kind.icon if kind else wording.OWN_ICON,
        day=row.starts_at.astimezone(AMSTERDAM).date(),
        people=people,
        items=[pack.items[key] for key in kind.bring] if kind else [],
        cannot=pack.cannot.get(row.cannot_reason or ""),
        tolk=texts.language_name(row.tolk, me.language) if row.tolk else "",
        agreement=row.agreement.split("\n") if row.agreement and (row.published_at or me.is_helper) else [],
        to_call=_to_call(people, me) if row.by_phone else None,
        stands_in=next((each for each in people if each.instead and each.instead.id == me.id), None),
    )


def _to_call(people: list[Comes], me: Person) -> Comes | StandIn | None:
    """The newcomer calls a helper, a helper the newcomer."""
    others = (each.really for each in people if (each.role == "newcomer") != me.is_newcomer)
    return next((each for each in others if each.phone), None)


def _title(row: Row, me: Person, pack: content.Pack) -> Markup:
    kind = pack.appointments.get(row.kind or "")
    if kind is None:
        return texts.of(me.language).of_staff(row.title or "")
    return Markup(texts.bound(me.language, pack)(kind.title))


def coming(all_shown: Iterable[Shown]) -> list[Shown]:
    return [each for each in all_shown if each.row.is_to_come]


def gone(all_shown: Iterable[Shown]) -> list[Shown]:
    """The last first."""
    return [each for each in reversed(list(all_shown)) if not each.row.is_to_come]
