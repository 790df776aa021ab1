"""The one list of what waits for a helper."""

from litestar import get

from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web.guards import helper
from backend.core.web.request import Request
from backend.features.queue import views, wording


@get("/werk", guards=[helper])
async def work(request: Request) -> Page:
    of_team = request.query_params.get("toon") == "team"
    lines = await views.lines(request.me, of_team=of_team)
    return page(request, "queue/list.html", lines=lines, of_team=of_team, words=wording)


ROUTES = (work,)
