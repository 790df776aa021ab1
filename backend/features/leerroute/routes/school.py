"""What the docent records of one pupil: the hours of a week, and who was at the lessons."""

from collections.abc import Coroutine
from typing import Any

from litestar import Response, post

from backend.core.errors import Invalid
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.leerroute import actions, forms
from backend.features.leerroute.actions.hours import NOT_A_NUMBER
from backend.features.leerroute.actions.opening import SCHOOL
from backend.features.leerroute.routes.team import change
from backend.features.leerroute.rules import sheet
from backend.features.leerroute.wording import KINDS


@post("/clienten/{person:int}/leren/uren", guards=[helper], status_code=200)
async def set_hours(request: Request, person: Id) -> Response[Any]:
    def wish(form: forms.Week) -> Coroutine[Any, Any, None]:
        return actions.set_hours(request.me, person, form.week, minutes_of(form))

    return await change(request, person, "uren", forms.Week, SCHOOL, wish)


def minutes_of(form: forms.Week) -> dict[str, int]:
    """Raises Invalid for what is no number."""
    found = {kind: sheet.minutes_of(getattr(form, kind)) for kind in KINDS}
    if wrong := [kind for kind, minutes in found.items() if minutes is None]:
        raise Invalid(**dict.fromkeys(wrong, NOT_A_NUMBER))
    return {kind: minutes for kind, minutes in found.items() if minutes is not None}


@post("/clienten/{person:int}/leren/lessen", guards=[helper], status_code=200)
async def set_lesson(request: Request, person: Id) -> Response[Any]:
    def wish(form: forms.Lesson) -> Coroutine[Any, Any, None]:
        return actions.set_lesson(request.me, person, form.day, form.presence)

    return await change(request, person, "les", forms.Lesson, SCHOOL, wish)


ROUTES = (set_hours, set_lesson)
