"""Ways of looking at the list, kept under a name."""

from typing import Any

from litestar import Response, post

from backend.core.errors import Invalid, Refused
from backend.core.pages import see
from backend.core.web import forms as web
from backend.core.web.forms import read_form
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.caseload import actions, forms
from backend.features.caseload.look import Look
from backend.features.caseload.routes.list import GROUPS, show_list


@post("/clienten/weergaven", guards=[helper], status_code=200)
async def keep(request: Request) -> Response[Any]:
    typed = await web.typed(request)
    look = Look.of(typed, tuple(GROUPS))
    try:
        form = await read_form(request, forms.View)
        await actions.keep(request.me, form.name, look)
    except Invalid as wrong:
        return await show_list(request, look, wrong.status, typed=typed, errors=wrong.fields)
    except Refused as refused:
        return await show_list(request, look, refused.status, typed=typed, refusal=refused)
    return see(request, look.address)


@post("/clienten/weergaven/{view:int}/weg", guards=[helper], status_code=200)
async def forget(request: Request, view: Id) -> Response[Any]:
    await read_form(request, forms.Gone)
    await actions.forget(request.me, view)
    return see(request, "/clienten")


ROUTES = (keep, forget)
