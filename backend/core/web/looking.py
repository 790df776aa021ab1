import logging
from typing import cast

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from backend.core import db, log, looks
from backend.core.access import Visit

DOSSIER = "/clienten/{person}"


class Looking(ASGIMiddleware):
    """Notes that a helper saw a page of a dossier; afterwards, so that nobody waits for it."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        shown = False

        async def watching(message: Message) -> None:
            nonlocal shown
            shown |= message["type"] == "http.response.start" and message["status"] == 200
            await send(message)

        await next_app(scope, receive, watching if _is_dossier(cast(HTTPScope, scope)) else send)
        if shown:
            await _note(scope)


def _is_dossier(scope: HTTPScope) -> bool:
    # A page that is left open fetches itself: nobody looks then.
    by_itself = b"x-by-itself" in dict(scope["headers"])
    return scope.get("path_template", "").startswith(DOSSIER) and scope["method"] == "GET" and not by_itself


async def _note(scope: Scope) -> None:
    visit: Visit | None = scope["state"].get("visit")
    if visit is None or not visit.person.is_helper:
        return
    try:
        await looks.note(visit.person, int(scope["path_params"]["person"]))
    except db.Unavailable:
        log.say("look not noted", level=logging.WARNING)
