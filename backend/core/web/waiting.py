from collections.abc import Awaitable, Callable

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from backend.core.access import Person, Visit


class Waiting(ASGIMiddleware):
    """Says on every page of a helper how much waits for them. `count` comes from the slice that knows."""

    scopes = (ScopeType.HTTP,)
    exclude_path_pattern = (r"^/static/", r"^/healthz$", r"^/readyz$", r"^/live$")

    def __init__(self, count: Callable[[Person], Awaitable[int]]) -> None:
        self.count = count

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        visit: Visit | None = scope["state"].get("visit")
        if visit and visit.person.is_helper:
            scope["state"]["waiting"] = await self.count(visit.person)
        await next_app(scope, receive, send)
