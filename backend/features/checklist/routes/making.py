"""New tasks: somebody's own, or one that the pack keeps for who needs it."""

from typing import Any

from litestar import Response, get, post

from backend.core import dossiers
from backend.core.errors import Invalid
from backend.core.pages import page, see
from backend.core.web import forms as web
from backend.core.web import wishes
from backend.core.web.forms import read_form
from backend.core.web.guards import helper, newcomer
from backend.core.web.keeping import KEPT
from backend.core.web.request import Id, Request
from backend.features.checklist import actions, forms
from backend.features.checklist.routes.lists import show_list_of


@get("/taken/nieuw", guards=[newcomer], opt=KEPT)
async def new(request: Request) -> Response[bytes]:
    return page(request, "checklist/new.html")


@post("/taken", guards=[newcomer], status_code=200)
async def make_own(request: Request) -> Response[Any]:
    try:
        form = await read_form(request, forms.OwnTask)
    except Invalid as wrong:
        if request.is_replay:
            raise
        typed = await web.typed(request)
        return page(request, "checklist/new.html", wrong.status, typed=typed, errors=wrong.fields)
    whose = await dossiers.open_for(request.me, request.me.id)
    await wishes.grant(request, actions.add_own(request.me, whose, form.title, form.datum, "newcomer"))
    return see(request, "/taken")


@post("/clienten/{person:int}/taken", guards=[helper], status_code=200)
async def make_for(request: Request, person: Id) -> Response[Any]:
    whose = await dossiers.open_for(request.me, person)
    try:
        form = await read_form(request, forms.TaskFor)
    except Invalid as wrong:
        typed = await web.typed(request)
        return await show_list_of(request, person, status=wrong.status, errors=wrong.fields, typed=typed)
    await wishes.grant(request, actions.add_own(request.me, whose, form.title, form.datum, form.actor, form.note))
    return see(request, f"/clienten/{person}/taken")


@post("/clienten/{person:int}/taken/uit-lijst", guards=[helper], status_code=200)
async def add_from_pack(request: Request, person: Id) -> Response[Any]:
    whose = await dossiers.open_for(request.me, person)
    form = await read_form(request, forms.FromPack)
    await wishes.grant(request, actions.add_from_pack(request.me, whose, form.template))
    return see(request, f"/clienten/{person}/taken")


ROUTES = (new, make_own, make_for, add_from_pack)
