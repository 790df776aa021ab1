"""What only a helper may say of a task."""

from typing import Any

from litestar import Response, post

from backend.core import clock
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.core.web import forms as web
from backend.core.web.guards import helper, signed_in
from backend.core.web.request import Id, Request
from backend.features.checklist import actions, forms
from backend.features.checklist.routes.changes import Wish, granted

LATER_THAN_TODAY = N_("Kies een dag na vandaag.")


@post("/taken/{task:int}/bevestiging", guards=[helper], status_code=200)
async def confirm(request: Request, task: Id) -> Response[Any]:
    return await granted(request, task, forms.Seen, lambda form: actions.confirm(request.me, task, form.seen == "1"))


@post("/taken/{task:int}/aankomst", guards=[helper], status_code=200)
async def accept(request: Request, task: Id) -> Response[Any]:
    return await granted(
        request, task, forms.Arrived, lambda form: actions.accept(request.me, task, form.arrived == "1")
    )


@post("/taken/{task:int}/reacties/gelezen", guards=[helper], status_code=200)
async def read_comments(request: Request, task: Id) -> Response[Any]:
    return await granted(request, task, forms.Read, lambda _: actions.read_comments(request.me, task))


@post("/taken/{task:int}/niet-nodig", guards=[signed_in], status_code=200)
async def drop(request: Request, task: Id) -> Response[Any]:
    typed = await web.typed(request)

    def wish(form: forms.NotNeeded) -> Wish:
        if form.reason is None and "reason" in typed:  # the field was there, and nobody filled it in
            raise Invalid(reason=web.MISSING)
        return actions.drop(request.me, task, form.reason)

    return await granted(request, task, forms.NotNeeded, wish)


@post("/taken/{task:int}/datum", guards=[helper], status_code=200)
async def set_due(request: Request, task: Id) -> Response[Any]:
    return await granted(request, task, forms.DueDate, lambda form: actions.set_due(request.me, task, form.datum))


@post("/taken/{task:int}/uitstel", guards=[helper], status_code=200)
async def postpone(request: Request, task: Id) -> Response[Any]:
    def wish(form: forms.Postponed) -> Wish:
        if form.datum <= clock.today():
            raise Invalid(datum=LATER_THAN_TODAY)
        return actions.postpone(request.me, task, form.datum, request.wished_at)

    return await granted(request, task, forms.Postponed, wish)


ROUTES = (confirm, accept, read_comments, drop, set_due, postpone)
