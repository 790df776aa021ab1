"""The plan as the team sees it: whole for the klantmanager, and for the others what is theirs to know."""

from collections.abc import Mapping, Sequence
from typing import Any

from litestar import get

from backend.core import dossiers
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import NotFound
from backend.core.pages import page, telling
from backend.core.pages.answer import Filled, Page
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.pip import before, views, wording
from backend.features.pip.queries import plans
from backend.features.pip.rules.checks import Point
from backend.features.pip.rules.days import Term

DRAFT = "draft"


async def show_plan(
    request: Request,
    person: int,
    status: int = 200,
    *,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    points: Sequence[Point] = (),
    at: str = "",
    refusal: str = "",
    **more: Any,
) -> Page:
    """`at` names the form that was sent: DRAFT, or the number of an agreement."""
    whose = await dossiers.open_for(request.me, person)
    if request.me.role != "klantmanager":
        return await _glimpse(request, whose)
    whole = await views.whole(request.me, whose)
    kept = views.typed(whole.draft.plan) if whole.draft else {}
    basis = await views.basis(request.me, whose, whole.versions, points)
    return page(
        request,
        "pip/plan_of.html",
        status,
        typed=typed,
        errors=errors,
        filled=Filled(typed if typed is not None and at == DRAFT else kept),
        whose=whose,
        whole=whole,
        kept=Filled(kept),
        lines=views.lines(whole.valid.plan) if whole.valid else [],
        history=telling.each(whole.history, request.me),
        basis=basis,
        asked=basis.asked if basis else [],
        at=at,
        refusal=refusal,
        is_late=views.is_late,
        words=wording,
        **{"refused_values": {}, "saved": False} | more,
    )


async def _glimpse(request: Request, whose: Newcomer) -> Page:
    return page(
        request,
        "pip/glimpse.html",
        whose=whose,
        glimpse=await plans.glimpse(request.me, whose.traject),
        term=await _term(request.me, whose),
        words=wording,
    )


async def _term(me: Person, whose: Newcomer) -> Term | None:
    """A docent may know it, as DUO's own days or as they follow from the first plan's date, which is a fact."""
    return (await before.clocks(me, whose, [])).term if me.role == "docent" else None


@get("/clienten/{person:int}/plan", guards=[helper])
async def plan_of(request: Request, person: Id) -> Page:
    return await show_plan(request, person)


@get("/clienten/{person:int}/plan/{version:int}", guards=[helper])
async def version_of(request: Request, person: Id, version: Id) -> Page:
    """An established version, as it was."""
    whose = await dossiers.decided_by(request.me, person)
    found = plans.established(await plans.versions(request.me, whose.traject))
    one = next((each for each in found if each.version == version), None)
    if one is None:
        raise NotFound
    return page(request, "pip/version.html", whose=whose, one=one, lines=views.lines(one.plan))


ROUTES = (plan_of, version_of)
