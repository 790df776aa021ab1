"""The signing, the talks and the diploma. Only the college records them: the Z-eindgesprek it holds itself."""

from datetime import date

from backend.core import clock, db
from backend.core.access import Person
from backend.core.errors import Invalid, NotFound
from backend.core.texts import N_
from backend.features.leerroute.actions import opening
from backend.features.leerroute.learning import Learning
from backend.features.leerroute.rules import parts

NOT_PRESENT = N_("De verklaring telt pas als de inburgeraar zelf tekende (Bi 3.1).")
PARTS_OPEN = N_("Het certificaat kan pas als alle onderdelen klaar zijn (Bi 3.16).")


async def set_milestone(me: Person, newcomer: int, kind: str, day: date | None, *, present: bool = False) -> None:
    """None: it did not happen after all. The diploma is DUO's own: it is recorded whatever is known here."""
    async with db.write():
        whose, known = await opening.by_college(me, newcomer)
        if kind not in kinds(known):
            raise NotFound
        if known.milestones.get(kind) == day:
            return
        if day is None:
            await db.execute("DELETE FROM milestone WHERE traject = ? AND kind = ?", whose.traject, kind)
        else:
            _check(kind, day, known, present)
            key: dict[str, object] = {"traject": whose.traject, "kind": kind}
            await opening.put("milestone", key, {"day": day, **opening.signed(me)})
        verb = "milestone_reached" if day else "milestone_withdrawn"
        await opening.tell(verb, whose, me, kind=kind, day=day.isoformat() if day else None)


def kinds(known: Learning) -> list[str]:
    """What can happen on this route, in order; at the end what is given."""
    if known.entry is None:
        return []
    return [need for part in known.law.parts(known.entry.all) for need in part.needs] + [known.entry.end]


def _check(kind: str, day: date, known: Learning, present: bool) -> None:
    if day > clock.today():
        raise Invalid(day=opening.NOT_YET)
    if known.term and day < known.term.start:
        raise Invalid(day=opening.BEFORE_TERM)
    if kind == "pvt_signed" and not present:
        raise Invalid(present=NOT_PRESENT)
    if kind == "certificaat" and not parts.is_done(known.standings):
        raise Invalid(day=PARTS_OPEN)
