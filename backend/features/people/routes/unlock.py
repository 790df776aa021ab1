"""The PIN of a linked phone."""

from datetime import datetime
from typing import Annotated, Any

from litestar import Response, get, post
from msgspec import Meta

from backend.core import clock
from backend.core.errors import Invalid, NotFound, TooMany
from backend.core.pages import page, see
from backend.core.web import forms
from backend.core.web.forms import Form, read_form
from backend.core.web.request import Request
from backend.features.people import devices, unlocking
from backend.features.people.devices import Device
from backend.features.people.routes import cookies
from backend.features.people.rules.paths import own_path


class PinForm(Form):
    pin: Annotated[str, Meta(max_length=40)]
    verder: str = ""


@get("/pin")
async def show(request: Request) -> Response[Any]:
    device = await devices.find(cookies.given(request, cookies.DEVICE))
    if device is None:
        return _unlinked(request)
    return _pin_page(request, device, request.query_params.get("verder", ""))


@post("/pin", status_code=200)
async def unlock(request: Request) -> Response[Any]:
    secret = cookies.given(request, cookies.DEVICE)
    device = await devices.find(secret)
    if device is None:
        return _unlinked(request)
    try:
        return await _unlocked(request, secret)
    except NotFound:
        return _unlinked(request)
    except (Invalid, TooMany) as problem:
        verder = (await forms.typed(request)).get("verder", "")
        return _pin_page(request, await devices.find(secret) or device, verder, problem)


async def _unlocked(request: Request, secret: str) -> Response[Any]:
    form = await read_form(request, PinForm)
    unlocked = await unlocking.unlock(secret, form.pin)
    response = see(request, own_path(form.verder))
    cookies.put_phone(response, unlocked)
    return response


def _pin_page(request: Request, device: Device, verder: str, problem: Invalid | TooMany | None = None) -> Response[Any]:
    errors = problem.fields if isinstance(problem, Invalid) else {}
    wait = problem.wait_seconds if isinstance(problem, TooMany) else _seconds_until(device.locked_until)
    response = page(
        request,
        "people/pin.html",
        problem.status if problem else 200,
        device=device,
        errors=errors,
        wait=wait,
        verder=own_path(verder),
    )
    if wait:
        response.headers["retry-after"] = str(wait)
    return response


def _seconds_until(moment: datetime | None) -> int:
    left = (moment - clock.now()).total_seconds() if moment else 0
    return int(left) + 1 if left > 0 else 0


def _unlinked(request: Request) -> Response[Any]:
    """This phone was never linked, or no longer is: its cookie would only keep people from the way in."""
    response = page(request, "people/unlinked.html", NotFound.status if request.method == "POST" else 200)
    cookies.drop(response, cookies.DEVICE)
    return response
