"""Whom a helper takes along. The phone itself keeps the pages (static/js/staff) and asks whether it still may."""

from typing import Any

from litestar import Response, get, post

from backend.core.dossiers import CASEWORKERS
from backend.core.errors import BadRequest, NotFound
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.texts import languages
from backend.core.web.forms import Form, read_form
from backend.core.web.guards import helper, signed_in
from backend.core.web.keeping import TAKEN_ALONG
from backend.core.web.request import MAX_ID, Request
from backend.features.visit import actions, queries
from backend.features.visit.limits import limits

MOST_ASKED = 50


def _caseworker(request: Request) -> None:
    """Raises NotFound for a docent: the school makes no home visits."""
    if request.me.role not in CASEWORKERS:
        raise NotFound


@get("/huisbezoeken", guards=[signed_in])
async def choose(request: Request) -> Page:
    """For a newcomer their own visits; for a helper whom to visit."""
    me = request.me
    if me.is_newcomer:
        return page(request, "visit/mine.html", visits=await queries.visits(me, me.id))
    _caseworker(request)
    return page(request, "visit/choose.html", people=await queries.casework(me), names=languages(), limits=limits())


@get("/huisbezoeken/mee", guards=[helper], opt=TAKEN_ALONG)
async def along(request: Request) -> Page:
    """What a phone shows without network where it has nothing else: it fills in itself whom it has along."""
    _caseworker(request)
    return page(request, "visit/choose.html", people=[], names={}, limits=limits())


@get("/huisbezoeken/toegang", guards=[helper])
async def access(request: Request) -> Response[str]:
    """Of the newcomers that a phone has along, those whom this helper may still visit."""
    _caseworker(request)
    mine = await queries.still_mine(request.me, _numbers(request.query_params.get("wie", "")))
    return Response(",".join(map(str, mine)), media_type="text/plain")


def _numbers(text: str) -> list[int]:
    parts = text.split(",")
    if len(parts) > MOST_ASKED or not all(part.isascii() and part.isdigit() and len(part) < 20 for part in parts):
        raise BadRequest
    return [min(int(part), MAX_ID) for part in parts]


@post("/huisbezoeken/kwijt", guards=[helper], status_code=200)
async def lost(request: Request) -> Response[Any]:
    _caseworker(request)
    await read_form(request, Form)
    await actions.lose_phone(request.me)
    return see(request, "/inloggen")


ROUTES = (choose, along, access, lost)
