"""An appointment that was wished without network and cannot be made any more: what the phone says then."""

from datetime import datetime, timedelta

from backend.core import texts
from backend.core.errors import Invalid, Refused
from backend.core.texts import N_, Texts
from backend.core.web.forms import read_form
from backend.core.web.request import Request
from backend.features.agenda import forms, offers
from backend.features.agenda.actions.holding import DoubleBooked
from backend.features.agenda.rules.meetings import MOST_PROPOSALS

NOT_MADE = N_("De afspraak is niet gemaakt. {why}")
TAKEN = N_("De afspraak op {moment} is niet gemaakt. {names} heeft dan al een afspraak. Wel vrij: {free}.")


async def in_words(request: Request, person: int, problem: Invalid | Refused) -> Refused:
    words = texts.of(request.language)
    if isinstance(problem, DoubleBooked):
        return await _taken(request, person, problem, words)
    if isinstance(problem, Refused):
        return Refused(NOT_MADE, why=words.plain(problem.sentence, **problem.values))
    return Refused(NOT_MADE, why=words.plain(next(iter(problem.fields.values()))))


async def _taken(request: Request, person: int, problem: DoubleBooked, words: Texts) -> Refused:
    """With times at which all who were asked can come."""
    form = await read_form(request, forms.Planned)
    offered = await offers.free_slots(
        request.me, [person, *form.people()], timedelta(minutes=form.duur), MOST_PROPOSALS
    )
    when, other = _said(form.starts_at(), words), "; ".join(_said(each, words) for each in offered)
    return Refused(TAKEN, moment=when, names=problem.values["names"], free=other)


def _said(moment: datetime, words: Texts) -> str:
    return f"{words.moment_day(moment)} {words.time(moment)}"
