"""Everything that happened in one dossier, in words: for the team, and for the newcomer whose dossier it is."""

from typing import Any

from litestar import get
from litestar.params import FromQuery

from backend.core import dossiers
from backend.core.dossiers import Newcomer
from backend.core.errors import NotFound
from backend.core.pages import page, telling
from backend.core.pages.answer import Page
from backend.core.trail import queries as trail
from backend.core.trail.kind import GROUPS
from backend.core.trail.kinds import groups_of
from backend.core.web.guards import helper, newcomer
from backend.core.web.request import Id, Request
from backend.features.trail.routes.address import Before

PAGE = 50


async def _told(request: Request, whose: Newcomer, group: str, before: int | None) -> dict[str, Any]:
    me, known = request.me, groups_of(request.me.role)
    if group and group not in known:
        raise NotFound
    some = (group,) if group else ()
    events = await trail.of_dossier(me, whose.traject, *some, most=PAGE + 1, before=before)
    return {
        "told": telling.together(events[:PAGE], me),
        "more": events[PAGE - 1].id if len(events) > PAGE else None,
        "first": before is None,
        "group": group,
        "groups": {key: GROUPS[key].title for key in known},
    }


@get("/clienten/{person:int}/logboek", guards=[helper])
async def logbook(request: Request, person: Id, soort: FromQuery[str] = "", voor: Before = None) -> Page:
    whose = await dossiers.open_for(request.me, person)
    return page(request, "trail/logbook.html", whose=whose, **await _told(request, whose, soort, voor))


@get("/instellingen/logboek", guards=[newcomer])
async def own(request: Request, soort: FromQuery[str] = "", voor: Before = None) -> Page:
    whose = await dossiers.open_for(request.me, request.me.id)
    return page(request, "trail/logbook_own.html", **await _told(request, whose, soort, voor))


ROUTES = (logbook, own)
