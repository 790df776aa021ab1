"""A new newcomer: a name and what decides the first tasks; the rest comes later."""

from collections.abc import Coroutine, Mapping
from typing import Any

from litestar import Response, get, post
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from backend.core import dossiers
from backend.core.access import Visit
from backend.core.errors import Invalid, NotFound
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web import forms as web
from backend.core.web import wishes
from backend.core.web.forms import read_form
from backend.core.web.guards import helper
from backend.core.web.request import Request
from backend.features.journey import actions, forms, queries
from backend.features.journey.wording import ANSWERS


def caseworker(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """After `helper`: a docent does not start trajects."""
    visit: Visit = connection.scope["state"]["visit"]
    if visit.person.role not in dossiers.CASEWORKERS:
        raise NotFound


async def show_form(
    request: Request,
    status: int = 200,
    *,
    errors: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
) -> Page:
    return page(
        request,
        "journey/new.html",
        status,
        errors=errors,
        typed=typed,
        answers=ANSWERS,
        households=await queries.households(request.me),
    )


@get("/clienten/nieuw", guards=[helper, caseworker])
async def new(request: Request) -> Page:
    return await show_form(request)


@post("/clienten/nieuw", guards=[helper, caseworker], status_code=200)
async def start(request: Request) -> Response[Any]:
    try:
        form = await read_form(request, forms.Start)
        person = await wishes.grant(request, _start(request, form))
    except Invalid as wrong:
        return await show_form(request, wrong.status, errors=wrong.fields, typed=await web.typed(request))
    return see(request, f"/clienten/{person}/gegevens" if person else "/clienten")


def _start(request: Request, form: forms.Start) -> Coroutine[Any, Any, int]:
    return actions.start_traject(
        request.me,
        request.me.gemeente,
        form.name,
        form.call_name,
        form.language,
        born=form.born,
        phone=form.phone,
        household=form.household,
        speaks=form.speaks,
        facts={"doelgroep": form.doelgroep},
    )


ROUTES = (new, start)
