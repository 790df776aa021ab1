"""The first screen, and the choice of language on every page."""

from typing import Annotated, Any

from litestar import Response, get, post
from msgspec import Meta

from backend.core import settings
from backend.core.errors import BadRequest
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web.forms import Form, read_form
from backend.core.web.request import Request
from backend.features.people import accounts
from backend.features.people.routes import cookies
from backend.features.people.rules.paths import own_path


class LanguageForm(Form):
    taal: Annotated[str, Meta(max_length=8)]
    terug: str = ""


@get("/welkom")
async def welcome(request: Request) -> Page:
    return page(request, "people/welcome.html", back_to="/koppelen")


@get("/taal")
async def language_page(request: Request) -> Page:
    return page(request, "people/language.html", back_to=own_path(request.query_params.get("terug", "")))


@post("/taal", status_code=200)
async def choose_language(request: Request) -> Response[Any]:
    form = await read_form(request, LanguageForm)
    gemeente = request.person.gemeente_key if request.person else settings.current().gemeente
    if not accounts.is_offered(gemeente, form.taal):
        raise BadRequest
    if request.person:
        await accounts.choose_language(request.person, form.taal)
    response = see(request, own_path(form.terug))
    cookies.put_language(response, form.taal)
    return response
