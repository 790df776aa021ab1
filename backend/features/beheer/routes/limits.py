"""When somebody stands out on a helper's list: all reasons in the order of the list, and each to change."""

from functools import partial
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from backend import content
from backend.content import Flag
from backend.content.flags import COUNTED, TIMED
from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web.guards import beheerder
from backend.core.web.request import Request
from backend.features.beheer.queries import drafts
from backend.features.beheer.routes import setting as form
from backend.features.beheer.settings import limits, setting
from backend.features.beheer.settings.setting import LIMITS

LIST = LIMITS.address
ONE = f"{LIST}/{{sleutel:str}}"


@get(LIST, guards=[beheerder])
async def show_all(request: Request) -> Page:
    mine = {draft.key: draft for draft in await drafts.all_open(request.me) if draft.kind == LIMITS.name}
    return page(request, "beheer/limits.html", groups=_by_group(request), drafts=mine)


def _by_group(request: Request) -> dict[str, list[Flag]]:
    """In the order of the list; those that are off last."""
    found = sorted(content.load(request.me.gemeente_key).flags.values(), key=lambda flag: flag.order)
    counting = {group: [flag for flag in found if flag.group == group and not flag.off] for group in limits.GROUPS}
    return counting | {"uit": [flag for flag in found if flag.off]}


@get(ONE, guards=[beheerder])
async def show(request: Request, sleutel: FromPath[str]) -> Page:
    return await _shown(request, sleutel)


async def _shown(
    request: Request,
    key: str,
    status: int = 200,
    *,
    typed: dict[str, str] | None = None,
    refusal: str = "",
    **wrong: Any,
) -> Page:
    one = await setting.of_entry(request.me, LIMITS, key)
    return page(
        request,
        "beheer/limit.html",
        status,
        **form.shown(one, typed),
        refusal=refusal,
        groups=limits.GROUPS,
        counted=key in COUNTED,
        timed=key in TIMED,
        in_working_days=key == limits.IN_WORKING_DAYS,
        beside=_by_group(request),
        **wrong,
    )


@post(ONE, guards=[beheerder], status_code=200)
async def save(request: Request, sleutel: FromPath[str]) -> Response[Any]:
    one = await setting.of_entry(request.me, LIMITS, sleutel)
    return await form.save(request, one, partial(_shown, request, sleutel))


@post(f"{ONE}/intrekking", guards=[beheerder], status_code=200)
async def withdraw(request: Request, sleutel: FromPath[str]) -> Response[Any]:
    one = await setting.of_entry(request.me, LIMITS, sleutel)
    return await form.withdraw(request, one, partial(_shown, request, sleutel))


ROUTES = (show_all, show, save, withdraw)
