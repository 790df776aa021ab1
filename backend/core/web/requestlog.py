import time
from typing import cast

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from backend.core import log
from backend.core.errors import Problem


class RequestLog(ASGIMiddleware):
    """Names the route, never the address: an address can hold whose dossier was opened."""

    scopes = (ScopeType.HTTP,)
    exclude_path_pattern = (r"^/static/", r"^/healthz$", r"^/readyz$")

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        begun, status = time.perf_counter(), 500

        async def noticing(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await next_app(scope, receive, noticing)
        except Problem as problem:
            status = problem.status  # what another middleware refuses is answered outside of this one
            raise
        finally:
            visit = scope["state"].get("visit")
            log.say(
                "request",
                method=cast(HTTPScope, scope)["method"],
                route=scope.get("path_template", ""),
                status=status,
                ms=round((time.perf_counter() - begun) * 1000, 1),
                role=visit.person.role if visit else None,
            )
