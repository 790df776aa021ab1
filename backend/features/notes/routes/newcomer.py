"""What helpers wrote for the newcomer. It is never kept on a phone."""

from litestar import get

from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web.guards import newcomer
from backend.core.web.request import Request
from backend.features.notes import queries, views

NOTES = "/mensen/notities"


@get(NOTES, guards=[newcomer])
async def notes(request: Request) -> Page:
    rows = await queries.shared(request.me)
    return page(request, "notes/mine.html", stream=await views.stream(request.me, request.me.traject or 0, rows))


ROUTES = (notes,)
