"""What came of a visit: the same for both, in both languages."""

from litestar import get

from backend.core import texts
from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web.guards import signed_in
from backend.core.web.request import Id, Request
from backend.features.visit import meetings, queries, views
from backend.features.visit.views import Reader


@get("/huisbezoeken/{visit:int}", guards=[signed_in])
async def report(request: Request, visit: Id) -> Page:
    me = request.me
    found = await queries.visit(me, visit)
    told = await queries.told(me, visit)
    coming = await meetings.agreed(me, found.id)
    both = dict.fromkeys((found.language, texts.SOURCE) if me.is_newcomer else (texts.SOURCE, found.language))
    parts = [views.report(found, told, coming, Reader(code, me.gemeente_key, staff=False)) for code in both]
    return page(request, "visit/report.html", visit=found, parts=parts)


ROUTES = (report,)
