import re
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
PATH = re.compile(r"https?://[^/?#]*([^?#]*)")  # of any address, also of one that urlsplit() refuses
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
    return _packed(request, environment.page(request, template, forms | context), status)


def page_in(language: str, request: Request, template: str, **context: Any) -> Page:
    """For somebody who reads along, in their language. Whose page it is, and what a phone keeps, follows who asks."""
    return _packed(request, environment.page(request, template, context, language), 200)


def _packed(request: Request, text: str, status: int) -> Page:
    body, encoding = text.encode(), encoding_of(request)
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
    handler = request.scope.get("route_handler")
    is_page = status == 200 and request.method == "GET" and handler is not None
    said = keeping.headers(request.visit, handler.opt if is_page and handler else {}) | _edition(request)
    return said | keeping.FORGET if request.scope["state"].get("left") else said


def _edition(request: Request) -> dict[str, str]:
    """What a newcomer's phone has kept of an older one it fetches again."""
    me = request.person
    return {"x-edition": str(content.load(me.gemeente_key).edition)} if me and me.is_newcomer else {}


def see(request: Request, address: str) -> Response[Any]:
    """Sends the browser on to another page; a piece of the old page would be no answer."""
    if request.is_replay:
        return _arrived()
    if request.is_partial:
        return Response(b"", status_code=200, headers=_on_to(request, address))
    return Redirect(address, status_code=303)


def _on_to(request: Request, address: str) -> dict[str, str]:
    """A browser that is told to go to a place on the page where it is only scrolls: it has to fetch that page anew."""
    page, _, place = address.partition("#")
    current = PATH.match(request.headers.get("hx-current-url", ""))
    is_here = current is not None and current[1] == page
    return {"hx-refresh": "true"} if place and is_here else {"hx-redirect": address}


async def answer(request: Request, to: str, show: Callable[[], Awaitable[Page]]) -> Response[Any]:
    """After a change: the page itself. A plain form is sent there; htmx gets it at once and takes what it needs."""
    if request.is_replay:
        return _arrived()
    return await show() if request.is_partial else Redirect(to, status_code=303)


def _arrived() -> Response[Any]:
    return Response(b"", status_code=204)
