"""/clienten/opnemen: a klantmanager joins the team of somebody of the own gemeente, with a reason."""

from typing import Annotated, Any

from litestar import Response, get, post
from litestar.params import FromQuery, Parameter
from msgspec import Meta

from backend.core.errors import NotFound
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web.forms import Form, read_form
from backend.core.web.guards import freshly_proved, klantmanager
from backend.core.web.request import Id, Request
from backend.features.people import taking_up
from backend.features.people.routes.forms import or_again

TAKE_UP = "/clienten/opnemen"
ONE = f"{TAKE_UP}/{{person:int}}"


class ReasonForm(Form):
    reason: Annotated[str, Meta(max_length=taking_up.LONGEST)]


@get(TAKE_UP, guards=[klantmanager])
async def search(request: Request, naam: FromQuery[Annotated[str, Parameter(max_length=120)]] = "") -> Page:
    found = await taking_up.search(request.me, naam.strip())
    return page(request, "people/take_up_search.html", typed={"naam": naam}, found=found, asked=bool(naam.strip()))


@get(ONE, guards=[klantmanager, freshly_proved])
async def show(request: Request, person: Id) -> Page:
    return page(request, "people/take_up.html", found=await taking_up.one(request.me, person))


@post(ONE, guards=[klantmanager, freshly_proved], status_code=200)
async def take_up(request: Request, person: Id) -> Response[Any]:
    async def deed() -> Response[Any]:
        form = await read_form(request, ReasonForm)
        await taking_up.take_up(request.me, person, form.reason)
        return see(request, f"/clienten/{person}")

    try:
        found = await taking_up.one(request.me, person)
    except NotFound:
        return await deed()
    return await or_again(request, deed, "people/take_up.html", found=found, place=f"{TAKE_UP}/{person}")
