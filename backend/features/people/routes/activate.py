"""A new member of staff: the link, a password, a code; then the ten recovery codes, shown once."""

from typing import Annotated, Any

import pyotp
from litestar import Response, get, post
from msgspec import Meta

from backend.core import access
from backend.core.errors import Invalid, SignInNeeded
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web.address import client_address
from backend.core.web.forms import MISSING, Form, read_form
from backend.core.web.request import Request
from backend.features.people import codes, inviting, qr, signing_in
from backend.features.people.inviting import Invitation
from backend.features.people.routes import cookies
from backend.features.people.routes.forms import close_former, or_again
from backend.features.people.routes.sign_in import Code, Password

ACTIVATE = "/activeren"
ISSUER = "Wegwijs"


class LinkForm(Form):
    """The token from behind the # of the link, or what the person pasted."""

    token: Annotated[str, Meta(max_length=100)] = ""
    code: Annotated[str, Meta(max_length=300)] = ""


class PasswordForm(Form):
    password: Password
    again: Password


class CodeForm(Form):
    code: Code


@get(ACTIVATE)
async def show(request: Request) -> Page:
    return page(request, "people/activate.html")


@post(ACTIVATE, status_code=200)
async def open_link(request: Request) -> Response[Any]:
    async def deed() -> Response[Any]:
        form = await read_form(request, LinkForm)
        if not (typed := form.token or form.code):
            raise Invalid(code=MISSING)
        token = await inviting.open_link(typed, client_address(request))
        response = see(request, f"{ACTIVATE}/wachtwoord")
        cookies.put_invitation(response, token)
        return response

    return await or_again(request, deed, "people/activate.html")


@get(f"{ACTIVATE}/wachtwoord")
async def show_password(request: Request) -> Page:
    invitation = await inviting.find(cookies.given(request, cookies.INVITATION))
    return page(request, "people/activate_password.html", invitation=invitation)


@post(f"{ACTIVATE}/wachtwoord", status_code=200)
async def choose_password(request: Request) -> Response[Any]:
    token = cookies.given(request, cookies.INVITATION)
    invitation = await inviting.find(token)

    async def deed() -> Response[Any]:
        form = await read_form(request, PasswordForm)
        await inviting.choose_password(token, form.password, form.again)
        return see(request, f"{ACTIVATE}/code")

    return await or_again(request, deed, "people/activate_password.html", invitation=invitation)


@get(f"{ACTIVATE}/code")
async def show_code(request: Request) -> Response[Any]:
    invitation = await inviting.find(cookies.given(request, cookies.INVITATION))
    if invitation.seed is None:
        return see(request, f"{ACTIVATE}/wachtwoord")
    return page(request, "people/activate_code.html", **_seed(invitation, invitation.seed))


@post(f"{ACTIVATE}/code", status_code=200)
async def confirm(request: Request) -> Response[Any]:
    token = cookies.given(request, cookies.INVITATION)
    invitation = await inviting.find(token)
    if invitation.seed is None:
        return see(request, f"{ACTIVATE}/wachtwoord")

    async def deed() -> Response[Any]:
        form = await read_form(request, CodeForm)
        return await _activated(request, *await inviting.confirm(token, form.code))

    return await or_again(request, deed, "people/activate_code.html", **_seed(invitation, invitation.seed))


async def _activated(request: Request, person_id: int, made: list[str]) -> Response[Any]:
    person = await access.person(person_id)
    if person is None:
        raise SignInNeeded
    await close_former(request)
    response = page(request, "people/activated.html", codes=[codes.shown(code) for code in made])
    cookies.put_staff_session(response, await signing_in.enter(person))
    return response


def _seed(invitation: Invitation, seed: str) -> dict[str, Any]:
    """For the authenticator: to scan, and in groups to type."""
    address = pyotp.TOTP(seed).provisioning_uri(name=invitation.email, issuer_name=ISSUER)
    return {"qr": qr.svg(address), "seed": codes.shown(seed).replace("-", " ")}
