"""The notes of one newcomer, for who helps."""

from collections.abc import Coroutine
from typing import Any

from litestar import Response, get, post

from backend import content
from backend.core import dossiers, texts
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import BadRequest, Invalid, NotFound, Refused
from backend.core.pages import answer, page
from backend.core.pages.answer import Page
from backend.core.texts import SOURCE
from backend.core.web import forms as web
from backend.core.web import wishes
from backend.core.web.forms import read_form
from backend.core.web.guards import helper
from backend.core.web.request import MAX_ID, Id, Request
from backend.features.notes import actions, forms, queries, views, wording
from backend.features.notes.rules.reading import Audience

NEW = "nieuw"
SHOULD_KNOW = "weten-"  # and who: a box for each colleague
STREAMS: dict[str, Audience] = {"gedeeld": "shared", "intern": "internal"}  # ?stroom= chooses one beforehand

Wish = Coroutine[Any, Any, object]


async def show(request: Request, person: int, status: int = 200, at: str = NEW, **form: Any) -> Page:
    """`at`: which form of the page was sent; the others stand as they were."""
    me = request.me
    whose = await dossiers.open_for(me, person)
    usual: dict[str, Any] = {"refusal": "", "begun": False, "chosen": ""}
    return page(
        request,
        "notes/of.html",
        status,
        whose=whose,
        stream=await views.stream(me, whose.traject, await queries.notes(me, whose.traject)),
        starts=content.load(me.gemeente_key).notes.values(),
        written_in=_written_in(me, whose),
        at=at,
        **usual | form,
    )


def _written_in(me: Person, whose: Newcomer) -> list[tuple[str, str]]:
    codes = dict.fromkeys((SOURCE, me.language, whose.language))
    return [(code, texts.languages()[code].name) for code in codes]


@get("/clienten/{person:int}/notities", guards=[helper])
async def notes(request: Request, person: Id) -> Page:
    if not request.is_by_itself:
        await actions.see(request.me, person)
    chosen = STREAMS.get(request.query_params.get("stroom", ""), "")
    return await show(request, person, chosen=chosen)


async def _granted(request: Request, person: int, at: str, wish: Wish) -> Response[Any]:
    try:
        await wishes.grant(request, wish)
    except (Invalid, Refused) as problem:
        return await _not_granted(request, person, at, problem)
    return await answer(request, f"/clienten/{person}/notities", lambda: show(request, person))


async def _not_granted(request: Request, person: int, at: str, problem: Invalid | Refused) -> Page:
    """With why, and with all that was typed. A phone that was without network gets the sentence alone."""
    if request.is_replay:
        raise problem if isinstance(problem, Refused) else Refused(next(iter(problem.fields.values())))
    typed = await web.typed(request)
    if isinstance(problem, Refused):
        return await show(request, person, problem.status, at, typed=typed, refusal=problem.sentence)
    errors = {f"{field}-{at}": sentence for field, sentence in problem.fields.items()}
    return await show(request, person, problem.status, at, typed=typed, errors=errors)


@post("/clienten/{person:int}/notities", guards=[helper], status_code=200)
async def write(request: Request, person: Id) -> Response[Any]:
    await dossiers.open_for(request.me, person)
    if "template" in await web.typed(request):
        return await _begin(request, person)
    try:
        wish = await _wish(request)
    except Invalid as wrong:
        return await _not_granted(request, person, NEW, wrong)
    return await _granted(request, person, NEW, actions.write(request.me, person, wish))


async def _wish(request: Request) -> actions.Wish:
    form = await read_form(request, forms.Written, (SHOULD_KNOW,))
    if form.audience is None:
        raise Invalid(audience=wording.CHOOSE_FIRST)
    if form.language not in texts.languages():
        raise NotFound
    return actions.Wish(form.audience, form.text, form.language, await _should_know(request))


async def _should_know(request: Request) -> tuple[int, ...]:
    chosen = await web.ticked(request, SHOULD_KNOW)
    if not all(each.isascii() and each.isdigit() and len(each) < len(str(MAX_ID)) for each in chosen):
        raise BadRequest
    return tuple(sorted(set(map(int, chosen))))


async def _begin(request: Request, person: int) -> Page:
    """The form once more, with the words of a template under what is typed. Nothing is written."""
    form = await read_form(request, forms.Begun, (SHOULD_KNOW,))
    start = content.load(request.me.gemeente_key).notes.get(form.template)
    if start is None:
        raise NotFound
    typed = await web.typed(request)
    text = f"{form.text}\n\n{start.text}" if form.text else start.text
    return await show(request, person, typed={**typed, "text": text}, begun=True)


@post("/clienten/{person:int}/notities/{note:int}", guards=[helper], status_code=200)
async def correct(request: Request, person: Id, note: Id) -> Response[Any]:
    await dossiers.open_for(request.me, person)
    try:
        form = await read_form(request, forms.Corrected)
    except Invalid as wrong:
        return await _not_granted(request, person, str(note), wrong)
    wish = actions.correct(request.me, person, note, form.text, form.revision)
    return await _granted(request, person, str(note), wish)


@post("/clienten/{person:int}/notities/{note:int}/intrekking", guards=[helper], status_code=200)
async def withdraw(request: Request, person: Id, note: Id) -> Response[Any]:
    await dossiers.open_for(request.me, person)
    await read_form(request, forms.Withdrawn)
    return await _granted(request, person, str(note), actions.withdraw(request.me, person, note))


ROUTES = (notes, write, correct, withdraw)
