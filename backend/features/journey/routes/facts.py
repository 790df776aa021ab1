"""What is known of a traject and of the children: each fact and each child is a form of its own.

A form for all facts would say again what it showed, and so undo what a colleague has just recorded.
"""

from collections.abc import Coroutine, Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from backend import content
from backend.core import dossiers
from backend.core.errors import Invalid
from backend.core.pages import answer, page, see
from backend.core.pages.answer import Page
from backend.core.web import forms as web
from backend.core.web import wishes
from backend.core.web.forms import read_form
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.journey import actions, forms, queries, views
from backend.features.journey.wording import ANSWERS, SOURCES

NEW = "nieuw"  # the form of a child who is not there yet


async def show_facts(
    request: Request,
    person: int,
    status: int = 200,
    *,
    at: str = "",
    saved: bool = False,
    errors: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
) -> Page:
    """`at` names the form that was sent: its fact, its child, or NEW."""
    whose = await dossiers.in_casework(request.me, person)
    facts = await queries.facts(request.me, whose.traject)
    return page(
        request,
        "journey/facts.html",
        status,
        typed=typed,
        errors=errors,
        at=at,
        saved=saved,
        whose=whose,
        asked=views.asked(request.me, content.load(request.me.gemeente_key), facts),
        children=await queries.children(whose.household),
        answers=ANSWERS,
        sources=SOURCES,
    )


@get("/clienten/{person:int}/gegevens", guards=[helper])
async def facts_of(request: Request, person: Id) -> Page:
    return await show_facts(request, person)


async def _said_wrong(request: Request, person: int, at: str, wrong: Invalid, ids: Mapping[str, str]) -> Page:
    """`ids` names the fields as the page has them: all its forms ask for a value, or for a name."""
    errors = {ids.get(field, field): sentence for field, sentence in wrong.fields.items()}
    typed = await web.typed(request)
    return await show_facts(request, person, wrong.status, at=at, errors=errors, typed=typed)


async def _granted(request: Request, person: int, wish: Coroutine[Any, Any, object]) -> Response[Any]:
    await wishes.grant(request, wish)
    return await answer(request, f"/clienten/{person}/gegevens", lambda: show_facts(request, person, saved=True))


@post("/clienten/{person:int}/gegevens/{key:str}", guards=[helper], status_code=200)
async def set_fact(request: Request, person: Id, key: FromPath[str]) -> Response[Any]:
    await dossiers.in_casework(request.me, person)
    try:
        form = await read_form(request, forms.Fact)
        wish = actions.set_fact(request.me, person, key, form.value, form.source)
        return await _granted(request, person, wish)
    except Invalid as wrong:
        return await _said_wrong(request, person, key, wrong, {"value": key, "source": f"{key}-source"})


def _child_ids(at: str) -> dict[str, str]:
    return {field: f"{at}-{field}" for field in ("name", "born")}


@post("/clienten/{person:int}/kinderen", guards=[helper], status_code=200)
async def add_child(request: Request, person: Id) -> Response[Any]:
    await dossiers.in_casework(request.me, person)
    try:
        form = await read_form(request, forms.Child)
        await wishes.grant(request, actions.add_child(request.me, person, form.name, form.born))
    except Invalid as wrong:
        return await _said_wrong(request, person, NEW, wrong, _child_ids(NEW))
    return see(request, f"/clienten/{person}/gegevens")  # whole, or the form would keep what was typed


@post("/clienten/{person:int}/kinderen/{child:int}", guards=[helper], status_code=200)
async def change_child(request: Request, person: Id, child: Id) -> Response[Any]:
    await dossiers.in_casework(request.me, person)
    try:
        form = await read_form(request, forms.Child)
        wish = actions.change_child(request.me, person, child, form.name, form.born)
        return await _granted(request, person, wish)
    except Invalid as wrong:
        at = f"kind-{child}"
        return await _said_wrong(request, person, at, wrong, _child_ids(at))


@post("/clienten/{person:int}/kinderen/{child:int}/verwijdering", guards=[helper], status_code=200)
async def remove_child(request: Request, person: Id, child: Id) -> Response[Any]:
    return await _granted(request, person, actions.remove_child(request.me, person, child))


ROUTES = (facts_of, set_fact, add_child, change_child, remove_child)
