"""Staff sign in on two pages; everybody signs out here."""

from typing import Annotated, Any
from urllib.parse import quote

from litestar import Response, get, post
from msgspec import Meta

from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web.address import client_address
from backend.core.web.forms import Form, read_form
from backend.core.web.request import Request
from backend.features.people import passwords, signing_in, tickets
from backend.features.people.routes import cookies
from backend.features.people.routes.forms import close_former, or_again
from backend.features.people.rules.paths import own_path

SIGN_IN = "/inloggen"

Password = Annotated[str, Meta(max_length=passwords.LONGEST)]
Code = Annotated[str, Meta(max_length=40)]


class PasswordForm(Form):
    email: Annotated[str, Meta(max_length=254)]
    password: Password
    verder: str = ""


class CodeForm(Form):
    code: Code
    verder: str = ""


def way_on(request: Request) -> str:
    return own_path(request.query_params.get("verder", ""))


@get(SIGN_IN)
async def show(request: Request) -> Page:
    return page(request, "people/sign_in.html", typed={"verder": way_on(request)})


@post(SIGN_IN, status_code=200)
async def check_password(request: Request) -> Response[Any]:
    async def deed() -> Response[Any]:
        form = await read_form(request, PasswordForm)
        ticket = await signing_in.check_password(form.email, form.password, client_address(request))
        response = see(request, f"{SIGN_IN}/code?verder={quote(own_path(form.verder))}")
        cookies.put_ticket(response, ticket)
        return response

    return await or_again(request, deed, "people/sign_in.html")


@get(f"{SIGN_IN}/code")
async def show_code(request: Request) -> Response[Any]:
    if tickets.holder(cookies.given(request, cookies.TICKET)) is None:
        return see(request, SIGN_IN)
    written = "noodcode" in request.query_params
    return page(request, "people/sign_in_code.html", typed={"verder": way_on(request)}, written=written)


@post(f"{SIGN_IN}/code", status_code=200)
async def check_code(request: Request) -> Response[Any]:
    async def deed() -> Response[Any]:
        form = await read_form(request, CodeForm)
        token = await signing_in.check_code(cookies.given(request, cookies.TICKET), form.code)
        await close_former(request)
        response = see(request, own_path(form.verder))
        cookies.put_staff_session(response, token)
        return response

    return await or_again(request, deed, "people/sign_in_code.html", written=False)


@post("/uitloggen", status_code=200)
async def sign_out(request: Request) -> Response[Any]:
    """Ends the session and empties what the browser kept. A linked phone stays linked: its PIN opens it again."""
    await close_former(request)
    response = see(request, "/pin" if cookies.given(request, cookies.DEVICE) else SIGN_IN)
    if not request.is_replay:  # else the service worker has emptied the phone itself, and is needed for that
        response.headers["clear-site-data"] = '"cache", "storage"'
    cookies.drop_session(response)
    return response
