"""A longer termijn: asked for on a ground of the law, decided by DUO."""

from datetime import date
from typing import NamedTuple

from backend.core import clock, db
from backend.core.access import Person
from backend.core.errors import Invalid, NotFound
from backend.core.texts import N_
from backend.features.leerroute.actions import opening
from backend.features.leerroute.learning import Learning, period_of
from backend.features.leerroute.queries.results import Extension
from backend.features.leerroute.rules import term
from backend.features.leerroute.rules.dates import Period

NO_TERM = N_("De termijn is nog niet begonnen.")
OBSTACLES = {
    "route": ("ground", N_("Deze reden geldt niet voor deze leerroute.")),
    "period_needed": ("starts", N_("Vul in van wanneer tot wanneer het duurde.")),
    "too_short": ("ends", N_("Het duurde te kort voor deze reden (Ri 4.1).")),
    "overlap": ("starts", N_("Voor deze dagen is al een verlenging.")),
    "too_early": ("asked_on", N_("Dit is te vroeg. Kijk vanaf wanneer het kan (Bi 4.5).")),
}
NEEDS_END = N_("Vul de nieuwe einddatum uit de brief van DUO in.")
SHORTER = N_("Een verlenging maakt de termijn niet korter.")
NEEDS_DAY = N_("Vul de datum op de brief van DUO in.")


class Asked(NamedTuple):
    ground: str
    starts: date | None = None
    ends: date | None = None
    asked_on: date | None = None
    proof: str = ""


async def ask_extension(me: Person, newcomer: int, asked: Asked) -> int:
    """The extension's id. The same said twice is one."""
    async with db.write():
        whose, known = await opening.by_college(me, newcomer)
        for one in known.extensions:
            if Asked(one.ground, one.starts, one.ends, one.asked_on, one.proof) == asked:
                return one.id
        _check(asked, known)
        extension = await db.insert("extension", traject=whose.traject, **asked._asdict(), **opening.signed(me))
        await opening.tell("extension_asked", whose, me, ground=asked.ground)
    return extension


def _check(asked: Asked, known: Learning) -> None:
    ground = known.law.grounds.get(asked.ground)
    if ground is None:
        raise NotFound
    if known.term is None or known.chosen is None:
        raise Invalid(ground=NO_TERM)
    if asked.asked_on and asked.asked_on > clock.today():
        raise Invalid(asked_on=opening.NOT_YET)
    period = Period(asked.starts, asked.ends) if asked.starts and asked.ends else None
    others = [taken for one in known.extensions if one.decision != "refused" and (taken := period_of(one))]
    opens = term.window_opens(known.term.end, known.law.ask_extension.rule)
    wish = term.Extension(ground, period)
    if why := term.obstacle(wish, known.chosen.route, others, asked.asked_on, opens):
        field, sentence = OBSTACLES[why]
        raise Invalid(**{field: sentence})


class Decision(NamedTuple):
    decision: str | None = None  # None: not decided after all
    decided_on: date | None = None
    new_end: date | None = None


async def decide_extension(me: Person, newcomer: int, extension: int, decision: Decision) -> None:
    """What DUO wrote. Its new end date counts from now on."""
    async with db.write():
        whose, known = await opening.by_college(me, newcomer)
        before = next((each for each in known.extensions if each.id == extension), None)
        if before is None:
            raise NotFound
        decision = _whole(decision, before, known)
        if (before.decision, before.decided_on, before.new_end) == decision:
            return
        await db.execute(
            "UPDATE extension SET decision = ?, decided_on = ?, new_end = ?, recorded_at = ?, recorded_by = ?"
            " WHERE id = ?",
            *(*decision, clock.now(), me.id, extension),
        )
        end = decision.new_end.isoformat() if decision.new_end else None
        about = {"ground": before.ground, "decision": decision.decision, "end": end}
        await opening.tell("extension_decided", whose, me, **about)


def _whole(decision: Decision, before: Extension, known: Learning) -> Decision:
    if decision.decision is None:
        return Decision()
    if decision.decided_on is None:
        raise Invalid(decided_on=NEEDS_DAY)
    if decision.decided_on > clock.today():
        raise Invalid(decided_on=opening.NOT_YET)
    if decision.decision == "refused":
        return decision._replace(new_end=None)
    if decision.new_end is None:
        raise Invalid(new_end=NEEDS_END)
    if before.decision is None and known.term and decision.new_end < known.term.end:
        raise Invalid(new_end=SHORTER)
    return decision
