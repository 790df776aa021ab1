"""The beheerder's start page, and what the content still asks of the gemeente."""

import asyncio

from litestar import get

from backend import content
from backend.content.review import load_review
from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web.guards import beheerder
from backend.core.web.request import Request
from backend.features.beheer import catalogues, inventory, kinds
from backend.features.beheer.queries import drafts, numbers


@get("/beheer", guards=[beheerder])
async def start(request: Request) -> Page:
    people, trajects = await numbers.people_by_role(request.me), await numbers.trajects(request.me)
    return page(
        request,
        "beheer/start.html",
        people=people,
        trajects=trajects,
        waiting=sum(bool(draft.offered_at) for draft in await drafts.all_open(request.me)),
        left_out=content.load(request.me.gemeente_key).left_out,
    )


@get("/beheer/inhoud", guards=[beheerder])
async def review(request: Request) -> Page:
    pack = content.load(request.me.gemeente_key)
    return page(
        request,
        "beheer/inhoud.html",
        pack=pack,
        review=load_review(pack.gemeente.key),
        tasks=inventory.by_confidence(pack),
        gaps=inventory.gaps(pack),
        targets=inventory.targets(pack),
        kinds=kinds.BY_ADDRESS,
        progress=await asyncio.to_thread(catalogues.progress, pack.gemeente.key),
    )


ROUTES = (start, review)
