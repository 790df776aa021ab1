"""A task for many people: choose, look at what each would get, give; and for some minutes take it back."""

from datetime import date
from typing import Annotated, Any

from litestar import Response, get, post
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from msgspec import Meta

from backend import content
from backend.core.access import Visit
from backend.core.dossiers import CASEWORKERS
from backend.core.errors import Invalid, NotFound
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.texts import N_
from backend.core.web import forms as web
from backend.core.web import wishes
from backend.core.web.forms import Form, read_form
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.checklist import bulk, bulk_making
from backend.features.checklist.bulk import Candidate, Wanted
from backend.features.checklist.forms import Key, Line

PLACE = "/clienten/taak"
WHO, FROM_LIST = "wie-", "uit-"

NOTHING = N_("Schrijf een taak op, of kies iets uit de lijst.")
NOBODY = N_("Kies minstens één persoon.")
ONE_DAY = N_("Kies een datum of een aantal dagen, niet allebei.")
FROM_WHEN = N_("Kies vanaf welke dag u telt.")

# Days of a traject from which a helper may count.
DAYS = {
    "koppeling": N_("de koppeling aan de gemeente"),
    "permit": N_("de brief over de vergunning"),
    "moving": N_("de verhuizing"),
    "brp": N_("de inschrijving bij de gemeente"),
    "pip": N_("het plan (PIP)"),
}


class BulkForm(Form):
    title: Line = ""
    datum: date | None = None
    dagen: Annotated[int, Meta(ge=0, le=365)] | None = None
    na: Key | None = None
    set: Key | None = None
    zeker: str | None = None


async def caseworker(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """After `helper`."""
    visit: Visit = connection.scope["state"]["visit"]
    if visit.person.role not in CASEWORKERS:
        raise NotFound


GUARDS = [helper, caseworker]


@get(PLACE, guards=GUARDS)
async def choose(request: Request) -> Page:
    return await _form(request)


@post(PLACE, guards=GUARDS, status_code=200)
async def look_or_give(request: Request) -> Response[Any]:
    try:
        form, wanted = await _wanted(request)
        people = await _people(request)
    except Invalid as wrong:
        return await _form(request, wrong.status, errors=wrong.fields, typed=await web.typed(request))
    outlooks = await bulk.outlooks(wanted, [each.newcomer for each in people])
    if form.zeker is None:
        return page(request, "checklist/bulk_look.html", outlooks=outlooks, typed=await web.typed(request))
    lacking = [each.newcomer for each in outlooks if not each.is_empty]
    made = await wishes.grant(request, bulk_making.begin(request.me, lacking))
    if made:
        await bulk_making.give(request.me, made, wanted, lacking)
    return see(request, f"{PLACE}/{made or await bulk_making.last(request.me)}")


@get(f"{PLACE}/{{made:int}}", guards=GUARDS)
async def result(request: Request, made: Id) -> Page:
    known = await bulk_making.made(request.me, made)
    failed = await bulk_making.names(request.me, known.failed)
    return page(request, "checklist/bulk_made.html", made=known, failed=failed, minutes=bulk.policy().undo_minutes)


@post(f"{PLACE}/{{made:int}}/terug", guards=GUARDS, status_code=200)
async def take_back(request: Request, made: Id) -> Response[Any]:
    await read_form(request, Form)
    await wishes.grant(request, bulk_making.undo(request.me, made))
    return see(request, f"{PLACE}/{made}")


async def _form(request: Request, status: int = 200, **form: Any) -> Page:
    pack = content.load(request.me.gemeente_key)
    asked = request.query_params
    step, children = asked.get("stap", ""), "kinderen" in asked
    found = [each for each in await bulk.candidates(request.me) if _is_in(each, step, children)]
    most = bulk.policy().most_people
    return page(
        request,
        "checklist/bulk.html",
        status,
        people=found[:most],
        left_out=max(0, len(found) - most),
        step=step,
        children=children,
        unticked="niemand" in asked,
        seen_as=f"?{request.url.query}" if request.url.query else "",
        steps=pack.steps,
        days=DAYS,
        sets=pack.sets,
        tasks=pack.tasks,
        from_list=[task for task in pack.tasks.values() if task.start == "on_request"],
        **form,
    )


def _is_in(one: Candidate, step: str, children: bool) -> bool:
    return (not step or step in one.steps) and (not children or one.has_children)


async def _wanted(request: Request) -> tuple[BulkForm, Wanted]:
    form = await read_form(request, BulkForm, (WHO, FROM_LIST))
    keys = await web.ticked(request, FROM_LIST)
    pack = content.load(request.me.gemeente_key)
    if any(key not in pack.tasks or pack.tasks[key].start != "on_request" for key in keys):
        raise NotFound
    if form.na and form.na not in DAYS or form.set and form.set not in pack.sets:
        raise NotFound
    if wrong := _mistakes(form, keys):
        raise Invalid(**wrong)
    chosen = tuple(pack.tasks[key] for key in keys)
    of_set = tuple(pack.tasks[key] for key in pack.sets[form.set].tasks) if form.set else ()
    return form, Wanted(form.title, chosen, of_set, form.datum, form.dagen, form.na or "")


def _mistakes(form: BulkForm, keys: list[str]) -> dict[str, str]:
    found = {
        "title": NOTHING if not (form.title or keys or form.set) else "",
        "datum": ONE_DAY if form.datum and form.dagen is not None else "",
        "na": FROM_WHEN if form.dagen is not None and not form.na else "",
    }
    return {name: sentence for name, sentence in found.items() if sentence}


async def _people(request: Request) -> list[Candidate]:
    """Who is not, or no longer, on the list of who asks is left out; nobody left is a mistake."""
    chosen = set(await web.ticked(request, WHO))
    people = [each for each in await bulk.candidates(request.me) if str(each.newcomer.id) in chosen]
    if not people:
        raise Invalid(wie=NOBODY)
    return people


ROUTES = (choose, look_or_give, result, take_back)
