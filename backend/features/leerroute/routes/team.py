"""The same way as the team sees it, each as far as their role goes, with a form for each thing that can be recorded."""

from collections.abc import Callable, Coroutine, Mapping
from datetime import date, timedelta
from typing import Any, TypeVar

from litestar import Response, get
from litestar.params import FromQuery

from backend.core import clock, dossiers
from backend.core.errors import Invalid
from backend.core.pages import answer, page, see, telling
from backend.core.pages.answer import Page
from backend.core.trail import queries as trail
from backend.core.web import forms as web
from backend.core.web import wishes
from backend.core.web.forms import Form, read_form
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.leerroute import learning, views, wording
from backend.features.leerroute.actions.milestones import kinds
from backend.features.leerroute.queries import plan
from backend.features.leerroute.rules.dates import monday

WEEKS = 8
F = TypeVar("F", bound=Form)


async def show(
    request: Request,
    person: int,
    status: int = 200,
    *,
    at: str = "",
    saved: bool = False,
    errors: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
    week: date | None = None,
) -> Page:
    """`at` names the form that was sent."""
    whose = await dossiers.open_for(request.me, person)
    known = await learning.of(request.me, whose.traject)
    this = monday(clock.today())
    return page(
        request,
        "leerroute/team.html",
        status,
        typed=typed,
        errors=errors,
        at=at,
        saved=saved,
        whose=whose,
        known=known,
        name=await plan.name(request.me, whose.traject),
        happened=telling.each(await trail.of_dossier(request.me, whose.traject, "leren"), request.me),
        views=views,
        words=wording,
        milestones=kinds(known),
        texts=views.words_of(request.language),
        weeks=[this - timedelta(weeks=n) for n in range(WEEKS)],
        week=monday(week) if week else this,
    )


@get("/clienten/{person:int}/leren", guards=[helper])
async def learning_of(request: Request, person: Id, week: FromQuery[date | None] = None) -> Page:
    return await show(request, person, week=week)


async def change(
    request: Request,
    person: int,
    at: str,
    kind: type[F],
    roles: tuple[str, ...],
    wish: Callable[[F], Coroutine[Any, Any, object]],
    *,
    makes: bool = False,
) -> Response[Any]:
    """One form: granted, or shown again with what was typed. `makes`: the form is empty afterwards."""
    await dossiers.open_as(request.me, person, *roles)
    try:
        form = await read_form(request, kind)
        await wishes.grant(request, wish(form))
    except Invalid as wrong:
        errors = {f"{at}-{field}": sentence for field, sentence in wrong.fields.items()}
        return await show(request, person, wrong.status, at=at, errors=errors, typed=await web.typed(request))
    address = f"/clienten/{person}/leren"
    return see(request, address) if makes else await answer(request, address, lambda: show(request, person, saved=True))


ROUTES = (learning_of,)
