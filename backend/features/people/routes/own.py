"""/instellingen: what a person chooses for themselves, and signing out."""

from typing import Any

from litestar import Response, get, post
from markupsafe import Markup

from backend.core import texts
from backend.core.errors import SignInNeeded
from backend.core.pages import answer, page, see
from backend.core.pages.answer import Page
from backend.core.texts import N_
from backend.core.web.forms import read_form
from backend.core.web.guards import freshly_proved, newcomer, signed_in
from backend.core.web.request import Request
from backend.features.people import choosing, devices
from backend.features.people.routes import cookies
from backend.features.people.routes.forms import NewPinForm, WhoseForm, or_again

OWN = "/instellingen"
PIN_CHANGED = N_("U heeft een nieuwe pincode.")


async def _overview(request: Request, said: Markup | str = "") -> Page:
    return page(request, "people/own.html", visit=request.visit, said=said)


@get(OWN, guards=[signed_in])
async def show(request: Request) -> Page:
    return await _overview(request)


@get(f"{OWN}/pincode", guards=[newcomer, freshly_proved])
async def show_pin(request: Request) -> Page:
    return page(request, "people/own_pin.html")


@post(f"{OWN}/pincode", guards=[newcomer, freshly_proved], status_code=200)
async def change_pin(request: Request) -> Response[Any]:
    async def deed() -> Response[Any]:
        form = await read_form(request, NewPinForm)
        await choosing.change_pin(request.me, form.pin, form.again)
        said = texts.of(request.language).rich(PIN_CHANGED)
        return await answer(request, OWN, lambda: _overview(request, said))

    return await or_again(request, deed, "people/own_pin.html")


@get(f"{OWN}/telefoon", guards=[newcomer, freshly_proved])
async def show_whose(request: Request) -> Page:
    return page(request, "people/own_phone.html", visit=request.visit)


@post(f"{OWN}/telefoon", guards=[newcomer, freshly_proved], status_code=200)
async def say_whose(request: Request) -> Response[Any]:
    form = await read_form(request, WhoseForm)
    if request.visit is None:
        raise SignInNeeded
    token = await devices.say_whose(request.visit, form.shared)
    response = see(request, OWN)
    cookies.put_phone_session(response, token, shared=form.shared)
    return response
