"""/overdragen: a whole caseload to a colleague. First with names what would happen, then it happens."""

from datetime import date
from typing import Any, Literal

from litestar import Response, get, post

from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web.forms import Form, read_form, typed
from backend.core.web.guards import freshly_proved, in_charge
from backend.core.web.request import Request
from backend.features.people import handing_over
from backend.features.people.handing_over import Wish
from backend.features.people.queries import caseloads, members
from backend.features.people.routes.forms import named, or_again
from backend.features.people.routes.team import Colleague

HAND_OVER = "/overdragen"


class HandOverForm(Form):
    leaving: Colleague
    helper: Colleague
    since: date
    back: date | None = None
    sure: Literal["1"] | None = None


GUARDS = [in_charge, freshly_proved]


@get(HAND_OVER, guards=GUARDS)
async def show(request: Request) -> Page:
    return page(request, "people/hand_over.html", **await _to_choose(request))


@post(HAND_OVER, guards=GUARDS, status_code=200)
async def hand_over(request: Request) -> Response[Any]:
    async def deed() -> Response[Any]:
        form = await read_form(request, HandOverForm)
        wish = Wish(form.leaving, form.helper, form.since, form.back)
        if form.sure:
            rows = await handing_over.hand_over(request.me, wish)
            return page(request, "people/handed_over.html", rows=rows, **await _names(request, wish))
        rows = await handing_over.preview(request.me, wish)
        shown = await typed(request)
        return page(
            request,
            "people/hand_over.html",
            typed=shown,
            rows=rows,
            **await _names(request, wish) | await _to_choose(request),
        )

    return await or_again(request, deed, "people/hand_over.html", **await _to_choose(request))


async def _to_choose(request: Request) -> dict[str, Any]:
    return {
        "leavers": named(request, await caseloads.holders(request.me)),
        "colleagues": named(request, await members.helpers_of(request.me.gemeente)),
        "place": HAND_OVER,
    }


async def _names(request: Request, wish: Wish) -> dict[str, Any]:
    leaving, helper = [await members.member(request.me, who) for who in (wish.leaving, wish.helper)]
    return {"wish": wish, "leaving": leaving.name, "helper": helper.name}
