"""Before something grave: once more the PIN, or the password with a code."""

from typing import Annotated, Any

from litestar import Response, get, post
from msgspec import Meta

from backend.core import sessions
from backend.core.access import Visit
from backend.core.errors import SignInNeeded
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.pages.problems import PROVE
from backend.core.web.address import client_address
from backend.core.web.forms import Form, read_form
from backend.core.web.guards import signed_in
from backend.core.web.request import Request
from backend.features.people import signing_in, unlocking
from backend.features.people.routes.forms import or_again
from backend.features.people.routes.sign_in import Code, Password, way_on
from backend.features.people.rules.paths import own_path


class PinForm(Form):
    pin: Annotated[str, Meta(max_length=40)]
    verder: str = ""


class PasswordForm(Form):
    password: Password
    code: Code
    verder: str = ""


@get(PROVE, guards=[signed_in])
async def show(request: Request) -> Page:
    return page(request, "people/prove.html", typed={"verder": way_on(request)})


@post(PROVE, guards=[signed_in], status_code=200)
async def prove(request: Request) -> Response[Any]:
    visit = request.visit
    if visit is None:
        raise SignInNeeded

    async def deed() -> Response[Any]:
        verder = await (_by_pin if visit.person.is_newcomer else _by_password)(request, visit)
        await sessions.prove(visit.session)
        return see(request, own_path(verder))

    return await or_again(request, deed, "people/prove.html")


async def _by_pin(request: Request, visit: Visit) -> str:
    form = await read_form(request, PinForm)
    await unlocking.prove_again(visit, form.pin)
    return form.verder


async def _by_password(request: Request, visit: Visit) -> str:
    form = await read_form(request, PasswordForm)
    await signing_in.prove_again(visit.person, form.password, form.code, client_address(request))
    return form.verder
