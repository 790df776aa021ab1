"""The papers of a dossier: what the app makes, from when it is, and who may open it."""

from litestar import get

from backend.core import dossiers
from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.trail.queries import papers


@get("/clienten/{person:int}/documenten", guards=[helper])
async def show(request: Request, person: Id) -> Page:
    """A docent has none."""
    whose = await dossiers.in_casework(request.me, person)
    return page(
        request,
        "trail/papers.html",
        whose=whose,
        versions=await papers.versions(request.me, whose),
        visits=await papers.visits(request.me, whose),
    )


ROUTES = (show,)
