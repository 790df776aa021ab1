"""Tasks that run while their template changed: how many, what a renewal would do, and asking for it."""

from typing import Annotated, Any

from litestar import Response, get, post
from litestar.params import FromPath
from msgspec import Meta

from backend import content
from backend.core.errors import Refused
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web.forms import Form, read_form
from backend.core.web.guards import approver
from backend.core.web.request import Request
from backend.features.checklist.renewing import foreseeing, renewal, running
from backend.features.checklist.renewing.wording import KINDS, OUTCOMES

LIST = "/beheer/lopend"
ONE = f"{LIST}/{{sleutel:str}}"


class RenewForm(Form):
    tot: Annotated[int, Meta(ge=1, le=2**53)]  # the last change that was on the page


@get(LIST, guards=[approver])
async def show_all(request: Request) -> Page:
    pack = content.load(request.me.gemeente_key)
    return page(
        request,
        "checklist/running.html",
        running=await running.changed(request.me),
        asked=await running.asked(request.me),
        tasks=pack.tasks,
        kinds=KINDS,
    )


@get(ONE, guards=[approver])
async def show(request: Request, sleutel: FromPath[str]) -> Page:
    return await _shown(request, sleutel)


async def _shown(request: Request, template: str, status: int = 200, refusal: str = "") -> Page:
    one = await running.one(request.me, template)
    wanted = "bekijk" in request.query_params
    return page(
        request,
        "checklist/running_one.html",
        status,
        one=one,
        kinds=KINDS,
        outcomes=OUTCOMES,
        foreseen=await foreseeing.foreseen(request.me, one.template) if wanted else None,
        refusal=refusal,
    )


@post(ONE, guards=[approver], status_code=200)
async def renew(request: Request, sleutel: FromPath[str]) -> Response[Any]:
    form = await read_form(request, RenewForm)
    try:
        await renewal.ask(request.me, sleutel, form.tot)
    except Refused as problem:
        return await _shown(request, sleutel, problem.status, problem.sentence)
    return see(request, LIST)


ROUTES = (show_all, show, renew)
