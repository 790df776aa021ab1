"""Everyone whom a helper works for."""

from typing import Any

from litestar import get

from backend import content
from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.texts import N_
from backend.core.web import looking
from backend.core.web.guards import helper
from backend.core.web.request import Request
from backend.features.caseload import views
from backend.features.caseload.lines import lines_of
from backend.features.caseload.look import ALL, OWN, PAGE, TEAM, Look
from backend.features.caseload.queries import quick
from backend.features.caseload.queries import views as kept_views
from backend.features.caseload.queries.around import around
from backend.features.caseload.queries.ended import ended as ended_of

GROUPS = {"nu": N_("Nu nodig"), "week": N_("Deze week"), "koers": N_("Op koers"), ALL: N_("Alle")}
NOBODY = {
    "nu": N_("Nu heeft niemand u nodig."),
    "week": N_("Deze week wacht er niets."),
    "koers": N_("Nu is niemand op koers."),
    ALL: N_("Er is niemand gevonden."),
}
WHOSE = {TEAM: N_("Iedereen, ook als u vervangt"), OWN: N_("Alleen uw eigen cliënten")}
RAILS = {"nu": "rail-late", "week": "rail-soon", "koers": "rail-ok", ALL: ""}
COLUMNS = {
    "naam": N_("Cliënt"),
    "waarom": N_("Waarom bovenaan"),
    "stap": N_("Stap"),
    "taken": N_("Taken"),
    "route": N_("Leerroute"),
    "gezien": N_("Laatst gezien"),
    "volgende": N_("Volgende"),
}


def look_of(request: Request) -> Look:
    return Look.of(request.query_params, tuple(GROUPS))


async def show_list(request: Request, look: Look, status: int = 200, **form: Any) -> Page:
    me = request.me
    every = await lines_of(me)
    found = views.shown(every, look)
    listed = [line for line in found if look.toon in (ALL, line.group)]
    shown = listed[: look.tot]
    chosen = next((line for line in listed if line.case.id == look.wie), listed[0] if listed else None)
    if chosen and chosen.case.id == look.wie:
        looking.shown(request, look.wie)
    people = {line.case.id for line in (*shown, *((chosen,) if chosen else ()))}
    return page(
        request,
        "caseload/list.html",
        status,
        look=look,
        anybody=bool(every),
        lines=shown,
        more=len(listed) - len(shown),
        chosen=chosen,
        quick=await quick.quick(me, sorted(people), chosen.case.id) if chosen else {},
        counts={key: sum(key in (ALL, line.group) for line in found) for key in GROUPS},
        groups=GROUPS,
        nobody=NOBODY,
        whose=WHOSE,
        rails=RAILS,
        columns=COLUMNS,
        next_page=PAGE,
        colleagues=views.colleagues(every),
        kept=await kept_views.kept(me),
        around=await around(me),
        pack=content.load(me.gemeente_key),
        **{"refusal": ""} | form,
    )


@get("/clienten", guards=[helper])
async def caseload(request: Request) -> Page:
    return await show_list(request, look_of(request))


@get("/clienten/afgesloten", guards=[helper])
async def ended(request: Request) -> Page:
    return page(request, "caseload/ended.html", ended=await ended_of(request.me))


ROUTES = (caseload, ended)
