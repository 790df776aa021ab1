"""Everyone whom a helper works for."""

from typing import Any

from litestar import Response, get

from backend import content
from backend.core import clock
from backend.core.errors import NotFound
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.texts import N_
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.caseload import queries, views

ALL = "alle"
ENDED = "klaar"
GROUPS = {"nu": N_("Nu nodig"), "kijken": N_("Wacht op u"), "koers": N_("Op koers"), ALL: N_("Alle")}
RAILS = {"nu": "rail-late", "kijken": "rail-soon", "koers": "rail-ok", ALL: "", ENDED: ""}


@get("/clienten", guards=[helper])
async def caseload(request: Request) -> Page:
    me = request.me
    pack = content.load(me.gemeente_key)
    lines = views.lines(await queries.cases(me), await queries.steps(me), pack, me.language, clock.today())
    group = request.query_params.get("toon", ALL)
    group = group if group in (*GROUPS, ENDED) else ALL
    going_on = [line for line in lines if line.group != ENDED]
    shown = lines if group == ENDED else going_on
    return page(
        request,
        "caseload/list.html",
        lines=[line for line in shown if group in (ALL, line.group)],
        counts={key: sum(key in (ALL, line.group) for line in going_on) for key in GROUPS},
        ended=len(lines) - len(going_on),
        groups=GROUPS,
        rails=RAILS,
        group=group,
        total_steps=len(pack.steps),
    )


@get("/clienten/{person:int}", guards=[helper])
async def dossier(request: Request, person: Id) -> Response[Any]:
    if not await queries.is_mine(request.me, person):
        raise NotFound
    return see(request, f"/clienten/{person}/taken")


ROUTES = (caseload, dossier)
