"""A phone that lies on the table, between a helper and a newcomer: no page is shown on it but theirs.

The service worker sees to that by itself (static/sw). This is for where there is none, or no script at all: then Back
asks the server, because a page that is not to be stored does not outlive a change of this cookie in the browser's
memory.
"""

import re
from typing import Any

from litestar import Response
from litestar.connection import ASGIConnection

from backend.core import settings
from backend.core.access import Visit
from backend.core.errors import Elsewhere
from backend.core.web.request import Request, cookie

COOKIE = "samen"
ON = re.compile(r"(\d{1,19})\.(\d{1,19})")  # the session, so that it ends with it, and the newcomer
ADDRESS = "/clienten/{}/huisbezoek/samen"


def put(request: Request, response: Response[Any], newcomer: int) -> None:
    if request.visit:
        _set(response, f"{request.visit.session}.{newcomer}", None)


def take_away(response: Response[Any]) -> None:
    _set(response, "", 0)


def _set(response: Response[Any], value: str, max_age: int | None) -> None:
    secure = settings.current().is_https
    response.set_cookie(cookie(COOKIE), value, max_age=max_age, secure=secure, httponly=True, samesite="lax")


def place(connection: ASGIConnection[Any, Any, Any, Any], visit: Visit | None) -> str:
    """The one page; "" while the phone is the helper's own."""
    found = ON.fullmatch(connection.cookies.get(cookie(COOKIE), ""))
    return ADDRESS.format(found[2]) if found and visit and found[1] == str(visit.session) else ""


def check(connection: ASGIConnection[Any, Any, Any, Any], visit: Visit | None) -> None:
    """Raises Elsewhere for another page. What is no page by itself, such as the stream, has its own access."""
    there = place(connection, visit)
    is_read = connection.scope.get("method") == "GET"
    is_page = is_read and connection.headers.get("sec-fetch-dest", "document") == "document"
    if there and is_page and connection.url.path != there:
        raise Elsewhere(there)
