"""The editions of the content: who published what and when, and back to an earlier one."""

from typing import Annotated, Any

from litestar import Response, get, post
from litestar.params import FromPath, Parameter
from msgspec import Meta

from backend.core.errors import Refused
from backend.core.pages import answer, page
from backend.core.pages.answer import Page
from backend.core.web.forms import Form, read_form
from backend.core.web.guards import beheerder
from backend.core.web.request import Request
from backend.features.beheer import actions, changes
from backend.features.beheer.queries import history

LIST = "/beheer/uitgaven"
Number = FromPath[Annotated[int, Parameter(ge=0, le=2**31 - 1)]]


class RestoreForm(Form):
    nu: Annotated[int, Meta(ge=0, le=2**31 - 1)]  # the edition that held when the button was shown


@get(LIST, guards=[beheerder])
async def show(request: Request) -> Page:
    return await _shown(request)


async def _shown(request: Request, status: int = 200, refusal: str = "") -> Page:
    found = await history.editions(request.me)
    return page(
        request,
        "beheer/editions.html",
        status,
        editions=[(one, changes.title(request.me, one.kind, one.key) if one.kind and one.key else "") for one in found],
        now=found[0].number if found else 0,
        refusal=refusal,
    )


@post(f"{LIST}/{{number:int}}/terug", guards=[beheerder], status_code=200)
async def restore(request: Request, number: Number) -> Response[Any]:
    form = await read_form(request, RestoreForm)
    try:
        await actions.restore(request.me, number, form.nu)
    except Refused as problem:
        return await _shown(request, problem.status, problem.sentence)
    return await answer(request, LIST, lambda: _shown(request))


ROUTES = (show, restore)
