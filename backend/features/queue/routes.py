"""The one list of what waits for a helper."""

from litestar import get

from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web.guards import helper
from backend.core.web.request import Request
from backend.features.queue import views, wording
from backend.features.queue.look import Look


@get("/werk", guards=[helper])
async def work(request: Request) -> Page:
    look = Look.of(request.query_params)
    lines = await views.lines(request.me, of_team=look.of_team)
    parts = views.parts(lines, look.groep)
    return page(request, "queue/list.html", number=len(lines), parts=parts, look=look, words=wording)


ROUTES = (work,)
