from datetime import date
from typing import Annotated, Any

from litestar import Response, get, post
from msgspec import Meta

from backend.core import dossiers
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web.forms import NO_PHONE, Form, read_form
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.people import particulars
from backend.features.people.particulars import Particulars
from backend.features.people.routes.forms import or_again

ADDRESS = "/clienten/{person:int}/persoon"
TEMPLATE = "people/particulars.html"

Phone = Annotated[str, Meta(max_length=30, pattern=r"^\+?[0-9][0-9 ()-]{3,28}$", extra={"wrong": NO_PHONE})]


class ParticularsForm(Form):
    name: Annotated[str, Meta(max_length=120)]
    call_name: Annotated[str, Meta(max_length=60)]
    speaks: Annotated[str, Meta(max_length=8)]
    language: Annotated[str, Meta(max_length=8)]
    phone: Phone | None = None
    born: date | None = None


@get(ADDRESS, guards=[helper])
async def show(request: Request, person: Id) -> Page:
    whose = await dossiers.in_casework(request.me, person)
    known = await particulars.of(person)
    typed = {name: str(getattr(known, name) or "") for name in particulars.COLUMNS}
    return page(request, TEMPLATE, whose=whose, typed=typed)


@post(ADDRESS, guards=[helper], status_code=200)
async def change(request: Request, person: Id) -> Response[Any]:
    whose = await dossiers.in_casework(request.me, person)

    async def deed() -> Response[Any]:
        form = await read_form(request, ParticularsForm)
        now = Particulars(form.name, form.call_name, form.speaks, form.language, form.phone, form.born)
        await particulars.change(request.me, person, now)
        return see(request, f"/clienten/{person}/gegevens")

    return await or_again(request, deed, TEMPLATE, whose=whose)
