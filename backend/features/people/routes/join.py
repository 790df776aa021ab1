"""The phone that is being linked. Each page shows how far it is; what was opened is known by the waiting cookie."""

from typing import Annotated, Any

from litestar import Response, get, post
from msgspec import Meta

from backend.core.errors import Invalid
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web.address import client_address
from backend.core.web.forms import MISSING, Form, read_form
from backend.core.web.request import LANGUAGE_COOKIE, Request
from backend.features.people import joining
from backend.features.people.queries import links
from backend.features.people.queries.links import Waiting
from backend.features.people.routes import cookies
from backend.features.people.routes.forms import NewPinForm, WhoseForm, close_former, or_again

LINK = "/koppelen"


class OpenForm(Form):
    """One of the two: the token of the QR, or the code that the helper reads out."""

    token: Annotated[str, Meta(max_length=100)] = ""
    code: Annotated[str, Meta(max_length=40)] = ""


@get(LINK)
async def show(request: Request) -> Page:
    pending = cookies.given(request, cookies.PENDING)
    waiting = await links.waiting(pending) if pending else None
    return page(request, _template(waiting), waiting=waiting, is_over=bool(pending and not waiting))


def _template(waiting: Waiting | None) -> str:
    if waiting is None:
        return "people/link.html"
    if not waiting.is_approved:
        return "people/link_number.html"
    return "people/link_whose.html" if waiting.shared is None else "people/link_pin.html"


@post(LINK, status_code=200)
async def open_link(request: Request) -> Response[Any]:
    async def deed() -> Response[Any]:
        response = see(request, LINK)
        cookies.put_pending(response, await _opened(request, await read_form(request, OpenForm)))
        return response

    return await or_again(request, deed, "people/link.html", is_over=False)


async def _opened(request: Request, form: OpenForm) -> str:
    address, user_agent = client_address(request), request.headers.get("user-agent", "")
    if form.token:
        return await joining.open_token(form.token, address, user_agent)
    if form.code:
        return await joining.open_code(form.code, address, user_agent)
    raise Invalid(code=MISSING)


@post(f"{LINK}/telefoon", status_code=200)
async def say_whose(request: Request) -> Response[Any]:
    form = await read_form(request, WhoseForm)
    await joining.say_whose(cookies.given(request, cookies.PENDING), form.shared)
    return see(request, LINK)


@post(f"{LINK}/pin", status_code=200)
async def choose_pin(request: Request) -> Response[Any]:
    pending = cookies.given(request, cookies.PENDING)
    waiting = await links.waiting(pending)
    if waiting is None:
        return see(request, LINK)

    async def deed() -> Response[Any]:
        form = await read_form(request, NewPinForm)
        language = request.cookies.get(LANGUAGE_COOKIE, "")
        unlocked = await joining.choose_pin(pending, form.pin, form.again, language)
        await close_former(request)
        response = see(request, "/")
        cookies.put_phone(response, unlocked)
        return response

    return await or_again(request, deed, "people/link_pin.html", waiting=waiting, place=LINK)
