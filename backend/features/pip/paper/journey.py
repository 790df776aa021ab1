""" "Mijn reis": the steps with their days."""

from collections.abc import Mapping

from backend import content
from backend.core import clock, texts
from backend.core.dossiers import Newcomer
from backend.core.texts import N_
from backend.features.pip.before import Clock
from backend.features.pip.paper.plan import FROM_TO, PRINTED, YEARS, Say
from backend.features.pip.paper.sheet import BODY, GREEN, HEADING, MUTED, NAME, SMALL, Both, Look, Sheet, says
from backend.features.pip.queries.plans import Reached

TRIP = N_("Mijn reis in 8 stappen")
STEP = N_("Stap {n}")
STATES = {
    "done": N_("Klaar sinds {day}"),
    "current": N_("Bezig sinds {day}"),
    "none": N_("Dit komt later"),
}


def journey_paper(code: str, gemeente: str, whose: Newcomer, reached: Mapping[str, Reached], days: Clock) -> bytes:
    sheet, pack = Sheet(code, f"{TRIP}: {whose.name}"), content.load(gemeente)
    say = says(sheet.code)
    sheet.begin(say(TRIP), whose.name)
    sheet.both(say(PRINTED, day=clock.today()), SMALL._replace(colour=MUTED), after=4)
    for key, step in pack.steps.items():
        title = Both(_of_pack(sheet.code, step.title, pack), _of_pack(texts.SOURCE, step.title, pack))
        sheet.beside(
            [(say(STEP, n=step.number), NAME), (title, BODY._replace(style="B")), _state(say, reached.get(key))],
            ruled=True,
        )
    if days.term:
        sheet.ln(4)
        sheet.both(say(YEARS), HEADING)
        sheet.both(say(FROM_TO, start=days.term.start, last=days.term.last), BODY)
    return bytes(sheet.output())


def _state(say: Say, reached: Reached | None) -> tuple[Both, Look]:
    if reached is None:
        return say(STATES["none"]), NAME
    return say(STATES[reached.state], day=reached.since), BODY._replace(colour=GREEN)


def _of_pack(code: str, text: str, pack: content.Pack) -> str:
    return texts.plainly(code, pack)(text)
