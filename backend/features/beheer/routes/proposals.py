"""What a colleague wants to publish: read it beside what is there now, approve it or send it back."""

from typing import Annotated, Any, NamedTuple

from litestar import Response, get, post
from msgspec import Meta

from backend.content.frame import FRAME
from backend.core import texts
from backend.core.errors import Invalid, Refused
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web import forms
from backend.core.web.forms import Form, read_form
from backend.core.web.guards import approver
from backend.core.web.request import Id, Request
from backend.features.beheer import actions, changes, checking
from backend.features.beheer.queries import drafts, history, numbers

LIST = "/beheer/voorstellen"
ONE = f"{LIST}/{{draft:int}}"
RUNNING = "/beheer/lopend"
Version = Annotated[int, Meta(ge=1, le=2**31 - 1)]


class ApproveForm(Form):
    versie: Version


class BackForm(Form):
    versie: Version
    reden: Annotated[str, Meta(max_length=500)]


class Waiting(NamedTuple):
    draft: drafts.Draft
    title: str


@get(LIST, guards=[approver])
async def show_all(request: Request) -> Page:
    found = await drafts.all_open(request.me)
    waiting = [Waiting(draft, changes.title_of(request.me, draft)) for draft in found]
    return page(request, "beheer/proposals.html", waiting=waiting)


@get(ONE, guards=[approver])
async def show(request: Request, draft: Id) -> Page:
    return await _shown(request, draft)


async def _shown(request: Request, draft: int, status: int = 200, refusal: str = "", **form: Any) -> Page:
    me, found = request.me, await drafts.one(request.me, draft)
    code = request.query_params.get("taal", texts.SOURCE)
    code = code if code in texts.languages() else texts.SOURCE
    return page(
        request,
        "beheer/proposal.html",
        status,
        draft=found,
        title=changes.title_of(me, found),
        fields=changes.fields(me, found),
        translations=changes.translations(found),
        advice=checking.advice,
        tasks=await numbers.open_tasks(me, found.key) if found.kind == "task" else 0,
        has_frame=bool(found.change.fields.keys() & set(FRAME)),
        new_logo=changes.has_new_logo(found),
        shown=texts.languages()[code],
        preview=changes.preview(me, found, code),
        refusal=refusal,
        **form,
    )


@post(f"{ONE}/goedkeuring", guards=[approver], status_code=200)
async def approve(request: Request, draft: Id) -> Response[Any]:
    async def deed() -> None:
        form = await read_form(request, ApproveForm)
        await actions.approve(request.me, draft, form.versie)

    answered = await _then_list(request, draft, deed)
    return see(request, RUNNING) if await history.left_running(request.me, draft) else answered


@post(f"{ONE}/terug", guards=[approver], status_code=200)
async def send_back(request: Request, draft: Id) -> Response[Any]:
    async def deed() -> None:
        form = await read_form(request, BackForm)
        await actions.send_back(request.me, draft, form.versie, form.reden)

    return await _then_list(request, draft, deed)


async def _then_list(request: Request, draft: int, deed: Any) -> Response[Any]:
    try:
        await deed()
    except Refused as problem:
        return await _shown(request, draft, problem.status, problem.sentence)
    except Invalid as mistake:
        typed = await forms.typed(request)
        return await _shown(request, draft, mistake.status, errors=mistake.fields, typed=typed)
    return see(request, LIST)


ROUTES = (show_all, show, approve, send_back)
