"""When people are reminded: the hours and numbers of the gemeente, and how long before a day."""

from functools import partial
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from backend import content
from backend.content.reminding import EARLIEST, KEY, LATEST
from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web.guards import beheerder
from backend.core.web.request import Request
from backend.features.beheer.queries import drafts
from backend.features.beheer.routes import setting as form
from backend.features.beheer.settings import leads, reminding, setting
from backend.features.beheer.settings.setting import LEADS, REMINDING

ALL = REMINDING.address
ONE = f"{ALL}/{{soort:str}}"
Typed = dict[str, str]


@get(ALL, guards=[beheerder])
async def show_all(request: Request) -> Page:
    return await _shown_all(request)


async def _shown_all(
    request: Request, status: int = 200, *, typed: Typed | None = None, refusal: str = "", **wrong: Any
) -> Page:
    one = await setting.of_entry(request.me, REMINDING, KEY)
    return page(
        request,
        "beheer/reminding.html",
        status,
        **form.shown(one, typed),
        refusal=refusal,
        reminders=leads.movable(content.load(request.me.gemeente_key)).values(),
        drafts={draft.key: draft for draft in await drafts.all_open(request.me) if draft.kind == LEADS.name},
        between={"stil_van": EARLIEST, "stil_tot": LATEST},
        most=reminding.MOST,
        **wrong,
    )


@post(ALL, guards=[beheerder], status_code=200)
async def save_hours(request: Request) -> Response[Any]:
    one = await setting.of_entry(request.me, REMINDING, KEY)
    return await form.save(request, one, partial(_shown_all, request))


@post(f"{ALL}/intrekking", guards=[beheerder], status_code=200)
async def withdraw_hours(request: Request) -> Response[Any]:
    one = await setting.of_entry(request.me, REMINDING, KEY)
    return await form.withdraw(request, one, partial(_shown_all, request))


@get(ONE, guards=[beheerder])
async def show(request: Request, soort: FromPath[str]) -> Page:
    return await _shown(request, soort)


async def _shown(
    request: Request, kind: str, status: int = 200, *, typed: Typed | None = None, refusal: str = "", **wrong: Any
) -> Page:
    one = await setting.of_entry(request.me, LEADS, kind)
    return page(request, "beheer/lead.html", status, **form.shown(one, typed), refusal=refusal, **wrong)


@post(ONE, guards=[beheerder], status_code=200)
async def save(request: Request, soort: FromPath[str]) -> Response[Any]:
    one = await setting.of_entry(request.me, LEADS, soort)
    return await form.save(request, one, partial(_shown, request, soort))


@post(f"{ONE}/intrekking", guards=[beheerder], status_code=200)
async def withdraw(request: Request, soort: FromPath[str]) -> Response[Any]:
    one = await setting.of_entry(request.me, LEADS, soort)
    return await form.withdraw(request, one, partial(_shown, request, soort))


ROUTES = (show_all, save_hours, withdraw_hours, show, save, withdraw)
