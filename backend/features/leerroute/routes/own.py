"""The newcomer's own way to the diploma."""

from typing import Any

from litestar import get

from backend.core import dossiers
from backend.core.pages import kept_page, telling
from backend.core.pages.answer import Page
from backend.core.trail import queries as trail
from backend.core.web.guards import newcomer
from backend.core.web.keeping import KEPT
from backend.core.web.request import Request
from backend.features.leerroute import learning, views, wording


@get("/leren", guards=[newcomer], opt=KEPT)
async def leren(request: Request) -> Page:
    me = request.me

    async def context() -> dict[str, Any]:
        whose = await dossiers.open_for(me, me.id)
        known = await learning.of(me, whose.traject)
        happened = telling.each(await trail.of_dossier(me, whose.traject, "leren"), me)
        return {
            "known": known,
            "happened": happened,
            "views": views,
            "words": wording,
            "texts": views.words_of(me.language),
        }

    return await kept_page(request, "leerroute/leren.html", context)


ROUTES = (leren,)
