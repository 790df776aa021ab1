"""What the klantmanager does with the living part: agreements, and explaining where the newcomer asks."""

from collections.abc import Coroutine
from typing import Any

from litestar import Response, post

from backend.core import dossiers
from backend.core.errors import Invalid, Refused
from backend.core.pages import see
from backend.core.web import forms as web
from backend.core.web import wishes
from backend.core.web.forms import read_form
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.pip import actions, forms
from backend.features.pip.routes.team import show_plan

NEW = "nieuw"


async def _granted(request: Request, person: int, at: str, wish: Coroutine[Any, Any, object]) -> Response[Any]:
    try:
        await wishes.grant(request, wish)
    except Refused as refused:
        typed, said = await web.typed(request), refused.values
        return await show_plan(
            request, person, refused.status, typed=typed, at=at, refusal=refused.sentence, refused_values=said
        )
    return see(request, f"/clienten/{person}/plan#afspraak-{at}")


async def _said_wrong(request: Request, person: int, at: str, wrong: Invalid) -> Response[Any]:
    """All forms of the page ask for the same: the sentences stand at the one that was sent."""
    errors = {f"{field}-{at}": sentence for field, sentence in wrong.fields.items()}
    return await show_plan(request, person, wrong.status, errors=errors, typed=await web.typed(request), at=at)


@post("/clienten/{person:int}/plan/afspraken", guards=[helper], status_code=200)
async def make(request: Request, person: Id) -> Response[Any]:
    await dossiers.decided_by(request.me, person)
    try:
        form = await read_form(request, forms.Agreed)
    except Invalid as wrong:
        return await _said_wrong(request, person, NEW, wrong)
    return await _granted(request, person, NEW, actions.make(request.me, person, form.wish))


@post("/clienten/{person:int}/plan/afspraken/{agreement:int}", guards=[helper], status_code=200)
async def change(request: Request, person: Id, agreement: Id) -> Response[Any]:
    await dossiers.decided_by(request.me, person)
    try:
        form = await read_form(request, forms.Agreed)
    except Invalid as wrong:
        return await _said_wrong(request, person, str(agreement), wrong)
    wish = actions.change(request.me, person, agreement, form.wish, form.revision)
    return await _granted(request, person, str(agreement), wish)


@post("/clienten/{person:int}/plan/afspraken/{agreement:int}/uitleg", guards=[helper], status_code=200)
async def reply(request: Request, person: Id, agreement: Id) -> Response[Any]:
    await dossiers.decided_by(request.me, person)
    try:
        form = await read_form(request, forms.Reply)
    except Invalid as wrong:
        return await _said_wrong(request, person, str(agreement), wrong)
    wish = actions.reply(request.me, person, agreement, form.reply, form.vorige)
    return await _granted(request, person, str(agreement), wish)


@post("/clienten/{person:int}/plan/afspraken/{agreement:int}/einde", guards=[helper], status_code=200)
async def end(request: Request, person: Id, agreement: Id) -> Response[Any]:
    return await _granted(request, person, str(agreement), actions.end(request.me, person, agreement))


@post("/clienten/{person:int}/plan/doel", guards=[helper], status_code=200)
async def write_goal(request: Request, person: Id) -> Response[Any]:
    await dossiers.decided_by(request.me, person)
    try:
        form = await read_form(request, forms.Goal)
    except Invalid as wrong:
        return await _said_wrong(request, person, "doel", wrong)
    await wishes.grant(request, actions.write_goal(request.me, person, form.body))
    return see(request, f"/clienten/{person}/plan")


ROUTES = (make, change, reply, end, write_goal)
