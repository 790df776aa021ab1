"""The helper's page: the phones of one newcomer, linking one, and all of them lost."""

from typing import Annotated, Any

from litestar import Response, get, post
from msgspec import Meta

from backend.core import clock, dossiers, settings
from backend.core.pages import answer, page
from backend.core.pages.answer import Page
from backend.core.web.forms import Form, read_form
from backend.core.web.guards import FRESH, freshly_proved, helper
from backend.core.web.request import Id, Request
from backend.features.people import devices, linking, qr
from backend.features.people.queries import links
from backend.features.people.rules import phones

PHONES = "/clienten/{person:int}/telefoon"


class NumberForm(Form):
    number: Annotated[int, Meta(ge=phones.LEAST, le=phones.MOST)]
    turn: Annotated[int, Meta(ge=0, lt=linking.MOST_WRONG)]  # which three numbers the helper saw


@get(PHONES, guards=[helper])
async def show(request: Request, person: Id) -> Page:
    newcomer = await dossiers.open_for(request.me, person)
    link = await links.link_of(request.me, newcomer)
    scan = f"{settings.current().origin}/koppelen#{link.token}" if link and link.token else ""
    return page(
        request,
        "people/phones.html",
        newcomer=newcomer,
        link=link,
        qr=qr.svg(scan) if scan else "",
        origin=settings.current().origin,
        phones=await links.phones_of(newcomer.id),
        most=devices.MOST,
        may_link=linking.may_link(request.me),
        is_proved=_is_proved(request),
    )


def _is_proved(request: Request) -> bool:
    """Else the page asks for it first: a form that is sent on to a password comes back without what it said."""
    return request.visit is not None and clock.now() - request.visit.proved_at <= FRESH


@post(PHONES, guards=[helper, freshly_proved], status_code=200)
async def start(request: Request, person: Id) -> Response[Any]:
    await linking.start(request.me, person)
    return await _shown(request, person)


@post(f"{PHONES}/getal", guards=[helper], status_code=200)
async def match(request: Request, person: Id) -> Response[Any]:
    form = await read_form(request, NumberForm)
    await linking.match(request.me, person, form.number, form.turn)
    return await _shown(request, person)


@post(f"{PHONES}/stop", guards=[helper], status_code=200)
async def stop(request: Request, person: Id) -> Response[Any]:
    await linking.stop(request.me, person)
    return await _shown(request, person)


@post(f"{PHONES}/kwijt", guards=[helper], status_code=200)
async def lose(request: Request, person: Id) -> Response[Any]:
    await devices.lose(request.me, person)
    return await _shown(request, person)


async def _shown(request: Request, person: int) -> Response[Any]:
    return await answer(request, f"/clienten/{person}/telefoon", lambda: show.fn(request, person))
