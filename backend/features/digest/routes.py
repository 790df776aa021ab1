"""How a helper wants to hear in the morning who needs them."""

from typing import Any, Literal

from litestar import Response, get, post
from markupsafe import Markup

from backend.core import settings, texts
from backend.core.pages import answer, page
from backend.core.pages.answer import Page
from backend.core.texts import N_
from backend.core.web.forms import Form, read_form
from backend.core.web.guards import helper
from backend.core.web.request import Request
from backend.features.digest import actions, queries
from backend.features.digest.policy import policy

WISHES = "/instellingen/ochtendbericht"
KEPT = N_("Bewaard.")
CHANNELS = {"push": N_("Op mijn telefoon"), "mail": N_("Per mail"), "none": N_("Niet")}


class WishForm(Form):
    hoe: Literal["push", "mail", "none"]


async def _page(request: Request, said: Markup | str = "") -> Page:
    mail = settings.current().mail
    return page(
        request,
        "digest/wishes.html",
        channels={key: name for key, name in CHANNELS.items() if key != "mail" or mail},
        channel=(await queries.reach(request.me)).channel,
        at=policy().at,
        mail=mail,
        said=said,
    )


@get(WISHES, guards=[helper])
async def wishes(request: Request) -> Page:
    return await _page(request)


@post(WISHES, guards=[helper], status_code=200)
async def choose(request: Request) -> Response[Any]:
    form = await read_form(request, WishForm)
    await actions.choose(request.me, form.hoe)
    said = texts.of(request.language).rich(KEPT)
    return await answer(request, WISHES, lambda: _page(request, said))


ROUTES = (wishes, choose)
