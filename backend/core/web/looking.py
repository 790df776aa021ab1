import logging
from typing import cast

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from backend.core import db, log, looks
from backend.core.access import Visit
from backend.core.web.request import Request

# What begins like this shows one newcomer's things, and names which by a number (tests/house knows all the others).
SHOWS = {
    "/clienten/{person}": ("person", "person"),
    "/taken/{task}": ("task", "task"),
    "/afspraken/{name}": ("appointment", "name"),
    "/afspraken/{appointment}": ("appointment", "appointment"),
    "/huisbezoeken/{visit}": ("visit", "visit"),
    "/berichten/{notice}": ("notice", "notice"),
}
CHOSEN = "looked_at"


def shown(request: Request, newcomer: int) -> None:
    """Says that this page shows one newcomer, where its address does not."""
    request.scope["state"][CHOSEN] = newcomer


class Looking(ASGIMiddleware):
    """Notes that a helper saw a page of a dossier; afterwards, so that nobody waits for it."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        is_shown = False

        async def watching(message: Message) -> None:
            nonlocal is_shown
            is_shown |= message["type"] == "http.response.start" and message["status"] == 200
            await send(message)

        await next_app(scope, receive, watching if _is_look(cast(HTTPScope, scope)) else send)
        if is_shown and (seen := _seen(cast(HTTPScope, scope))):
            await _note(scope["state"]["visit"], *seen)


def _is_look(scope: HTTPScope) -> bool:
    visit: Visit | None = scope["state"].get("visit")
    # A page that is left open fetches itself: nobody looks then.
    by_itself = b"x-by-itself" in dict(scope["headers"])
    return visit is not None and visit.person.is_helper and scope["method"] == "GET" and not by_itself


def _seen(scope: HTTPScope) -> tuple[str, int] | None:
    if newcomer := scope["state"].get(CHOSEN):
        return "person", newcomer
    template = scope.get("path_template", "")
    for begins, (what, place) in SHOWS.items():
        if f"{template}/".startswith(f"{begins}/"):
            return what, int(str(scope["path_params"][place]).partition(".")[0])  # with .ics for a calendar
    return None


async def _note(visit: Visit, what: str, number: int) -> None:
    try:
        await looks.note(visit.person, what, number)
    except db.Unavailable:
        log.say("look not noted", level=logging.WARNING)
