from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import brotli
from litestar import Response
from litestar.response import Redirect

from backend import content
from backend.core.pages import environment
from backend.core.web import keeping
from backend.core.web.request import Request

Page = Response[bytes]
BROTLI_QUALITY = 4  # 51 µs for a page of 9 KB, where 5 takes 65 and 11 takes 7,183 (measured)


class Filled(dict[str, str]):
    """What was typed, or what is wrong, by field; nothing for the others."""

    def __missing__(self, field: str) -> str:
        return ""


def page(
    request: Request,
    template: str,
    status: int = 200,
    *,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    **context: Any,
) -> Page:
    forms = {"typed": Filled(typed or {}), "errors": Filled(errors or {})}
    body = environment.page(request, template, forms | context).encode()
    encoding = encoding_of(request)
    return ready(request, brotli.compress(body, quality=BROTLI_QUALITY) if encoding else body, encoding, status)


def encoding_of(request: Request) -> str:
    """What pages are sent in: brotli, or as they are for the rare browser that does not take it."""
    return "br" if "br" in request.headers.get("accept-encoding", "") else ""


def ready(request: Request, body: bytes, encoding: str, status: int = 200) -> Page:
    headers = {"vary": "accept-encoding", "content-language": request.language} | _keeping(request, status)
    if encoding:
        headers["content-encoding"] = encoding
    return Response(body, status_code=status, media_type="text/html", headers=headers)


def _keeping(request: Request, status: int) -> dict[str, str]:
    if "visit" not in request.scope["state"]:
        return {}  # the database could not say who this is: no reason to empty anybody's phone
    owner = keeping.owner(request.visit)
    handler = request.scope.get("route_handler")
    may_keep = status == 200 and request.method == "GET" and handler is not None and "kept" in handler.opt
    if owner == keeping.NOBODY:
        return {"x-user-key": owner}
    # What the phone has kept of an older edition it fetches again.
    edition = str(content.load(request.me.gemeente_key).edition)
    return {"x-user-key": owner, "x-edition": edition} | ({"x-offline": "1"} if may_keep else {})


def see(request: Request, address: str) -> Response[Any]:
    """Sends the browser on to another page; a piece of the old page would be no answer."""
    if request.is_replay:
        return _arrived()
    if request.is_partial:
        return Response(b"", status_code=200, headers={"hx-redirect": address})
    return Redirect(address, status_code=303)


async def answer(request: Request, to: str, show: Callable[[], Awaitable[Page]]) -> Response[Any]:
    """After a change: the page itself. A plain form is sent there; htmx gets it at once and takes what it needs."""
    if request.is_replay:
        return _arrived()
    return await show() if request.is_partial else Redirect(to, status_code=303)


def _arrived() -> Response[Any]:
    return Response(b"", status_code=204)
