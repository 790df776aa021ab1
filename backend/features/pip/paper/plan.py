"""The plan explained, to take along and to talk about. The letter of the gemeente is the official one."""

from collections.abc import Callable
from datetime import date

from backend.core import clock
from backend.core.dossiers import Newcomer
from backend.core.texts import N_
from backend.features.pip import views, wording
from backend.features.pip.paper.sheet import BODY, HEADING, MUTED, NAME, SMALL, Both, Sheet, says
from backend.features.pip.queries.agreements import Agreement
from backend.features.pip.views import Line, Whole

Say = Callable[..., Both]

EXPLAINED = N_("Uitleg van uw plan")
NOT_OFFICIAL = N_("Dit is uitleg. De brief van de gemeente is het officiële plan.")
PRINTED = N_("Gemaakt op {day}.")
GOAL = N_("Wat wilt u?")
AGREED = N_("Dit spreken we af")
STANDS = N_("Dit staat in uw plan")
YEARS = N_("Uw 3 jaar")
FROM_TO = N_("Van {start} tot en met {last}.")
BY_DUO, EXPECTED = (
    N_("Dit zijn de datums van DUO."),
    N_("Dit is wat we verwachten. De datum van DUO telt."),
)
OBJECT = N_("Niet eens met het plan?")
UNTIL = N_("U kunt bezwaar maken tot en met {day}.")
FREE_HELP = N_("Het Juridisch Loket geeft gratis uitleg.")
IN_DUTCH = N_("De gemeente schrijft in het Nederlands. Vraag uitleg als u iets niet begrijpt.")
LONGEST_CODE = 4  # B1, 600
DAY_TO = N_("Tot en met {day}")


def plan_paper(code: str, whose: Newcomer, whole: Whole) -> bytes:
    """Of the plan that holds, in this language and in Dutch."""
    sheet = Sheet(code, f"PIP {whose.name}")
    say = says(sheet.code)
    sheet.begin(say(EXPLAINED), whose.name)
    sheet.both(say(NOT_OFFICIAL), NAME, after=1)
    sheet.both(say(PRINTED, day=clock.today()), SMALL._replace(colour=MUTED), after=4)
    _goal(sheet, say, whole)
    _agreements(sheet, say, whole.agreements)
    _stands(sheet, say, views.lines(whole.valid.plan) if whole.valid else [])
    _days(sheet, say, whole)
    return bytes(sheet.output())


def _goal(sheet: Sheet, say: Say, whole: Whole) -> None:
    if whole.goal:
        sheet.both(say(GOAL), HEADING, after=1)
        sheet.both(Both(whole.goal.body, ""), BODY, after=5)


def _agreements(sheet: Sheet, say: Say, agreed: list[Agreement]) -> None:
    if agreed:
        sheet.both(say(AGREED), HEADING)
    for one in agreed:
        parts = [(Both(one.what, one.what), BODY._replace(style="B")), (say(wording.WHO[one.who]), BODY)]
        if one.often:
            parts.append((Both(one.often, one.often), BODY))
        if one.until:
            parts.append((say(DAY_TO, day=one.until), BODY))
        sheet.beside(parts, after=3, ruled=True)


def _stands(sheet: Sheet, say: Say, lines: list[Line]) -> None:
    if lines:
        sheet.ln(3)
        sheet.both(say(STANDS), HEADING)
        if sheet.two:
            sheet.both(say(IN_DUTCH), NAME)
    for line in lines:
        sheet.beside([(say(line.label), NAME), (_value(sheet, say, line), BODY)], after=3, ruled=True)


def _value(sheet: Sheet, say: Say, line: Line) -> Both:
    """Sentences of the gemeente itself stand in the Dutch column; a number or a level in both."""
    if isinstance(line.value, date):
        return say("{day}", day=line.value)
    if line.known:
        return say(line.value)
    text = str(line.value)
    return Both(text if len(text) <= LONGEST_CODE or not sheet.two else "", text)


def _days(sheet: Sheet, say: Say, whole: Whole) -> None:
    if term := whole.days.term:
        sheet.ln(3)
        sheet.both(say(YEARS), HEADING)
        sheet.both(say(FROM_TO, start=term.start, last=term.last), BODY, after=1)
        sheet.both(say(BY_DUO if whole.days.by_duo else EXPECTED), NAME, after=5)
    if whole.days.objection and whole.days.objection >= clock.today():
        sheet.both(say(OBJECT), HEADING)
        sheet.beside([(say(UNTIL, day=whole.days.objection), BODY), (say(FREE_HELP), BODY)])
