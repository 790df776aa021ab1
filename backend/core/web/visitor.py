from typing import Any, cast

from litestar.connection import ASGIConnection
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

from backend.core import sessions
from backend.core.errors import NotFound
from backend.core.web import keeping, origin, table
from backend.core.web.request import cookie

SESSION_COOKIE = "sessie"


class Visitor(ASGIMiddleware):
    """Checks where the request comes from, then who makes it. Assets and health checks ask neither."""

    scopes = (ScopeType.HTTP,)
    exclude_path_pattern = (r"^/static/", r"^/healthz$", r"^/readyz$")

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        if "\x00" in scope["path"] or b"%00" in scope["query_string"]:
            raise NotFound  # nothing is called so, and PostgreSQL takes no text that holds it
        origin.check(cast(HTTPScope, scope))
        connection: ASGIConnection[Any, Any, Any, Any] = ASGIConnection(scope)
        token = connection.cookies.get(cookie(SESSION_COOKIE))
        by_itself = scope["path"] == "/live" or b"x-by-itself" in dict(scope["headers"])
        scope["state"]["visit"] = visit = await sessions.find(token, is_use=not by_itself) if token else None
        scope["state"]["left"] = bool(token) and visit is None and await sessions.is_of_who_left(token or "")
        keeping.check(dict(scope["headers"]), visit)
        table.check(connection, visit)
        await next_app(scope, receive, send)
