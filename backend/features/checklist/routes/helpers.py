"""What only a helper may say of a task."""

from typing import Any

from litestar import Response, post

from backend.core.errors import Invalid
from backend.core.web import forms as web
from backend.core.web.forms import read_form
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.checklist import actions, forms
from backend.features.checklist.routes.changes import granted
from backend.features.checklist.routes.task import show_task


@post("/taken/{task:int}/bevestiging", guards=[helper], status_code=200)
async def confirm(request: Request, task: Id) -> Response[Any]:
    form = await read_form(request, forms.Seen)
    return await granted(request, task, actions.confirm(request.me, task, form.seen == "1"))


@post("/taken/{task:int}/aankomst", guards=[helper], status_code=200)
async def accept(request: Request, task: Id) -> Response[Any]:
    form = await read_form(request, forms.Arrived)
    return await granted(request, task, actions.accept(request.me, task, form.arrived == "1"))


@post("/taken/{task:int}/niet-nodig", guards=[helper], status_code=200)
async def drop(request: Request, task: Id) -> Response[Any]:
    form = await read_form(request, forms.NotNeeded)
    return await granted(request, task, actions.drop(request.me, task, form.reason))


@post("/taken/{task:int}/datum", guards=[helper], status_code=200)
async def set_due(request: Request, task: Id) -> Response[Any]:
    try:
        form = await read_form(request, forms.DueDate)
    except Invalid as wrong:
        return await show_task(request, task, wrong.status, errors=wrong.fields, typed=await web.typed(request))
    return await granted(request, task, actions.set_due(request.me, task, form.datum))


ROUTES = (confirm, accept, drop, set_due)
