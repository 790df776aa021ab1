"""/clienten/{id}/mensen: who works here, from when until when. To change it asks a fresh proof."""

from datetime import date
from typing import Annotated, Any

from litestar import Response, get, post
from msgspec import Meta

from backend.core import dossiers
from backend.core.dossiers import Newcomer
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web.forms import Form, read_form
from backend.core.web.guards import freshly_proved, helper
from backend.core.web.request import MAX_ID, Id, Request
from backend.features.people import standing_in, teams
from backend.features.people.queries import members
from backend.features.people.queries import places as queries
from backend.features.people.routes.forms import named, or_again
from backend.features.people.rules import places

TEAM = "/clienten/{person:int}/mensen"
PLACE = f"{TEAM}/{{colleague:int}}"

Colleague = Annotated[int, Meta(ge=1, le=MAX_ID)]


class OnForm(Form):
    helper: Colleague
    since: date


class EndForm(Form):
    until: date


class StandInForm(Form):
    helper: Colleague
    since: date
    back: date


@get(TEAM, guards=[helper])
async def show(request: Request, person: Id) -> Page:
    newcomer = await dossiers.in_casework(request.me, person)
    return page(request, "people/dossier_team.html", newcomer=newcomer, team=await queries.team_of(newcomer.traject))


@get(f"{TEAM}/nieuw", guards=[helper, freshly_proved])
async def show_new(request: Request, person: Id) -> Page:
    return page(request, "people/place_new.html", **await _to_choose(request, person))


@post(TEAM, guards=[helper, freshly_proved], status_code=200)
async def put_on(request: Request, person: Id) -> Response[Any]:
    async def deed() -> Response[Any]:
        form = await read_form(request, OnForm)
        await teams.put_on(request.me, person, form.helper, form.since)
        return see(request, f"/clienten/{person}/mensen")

    return await or_again(request, deed, "people/place_new.html", **await _to_choose(request, person))


@get(PLACE, guards=[helper, freshly_proved])
async def show_place(request: Request, person: Id, colleague: Id) -> Page:
    return page(request, "people/place.html", **await _about(request, person, colleague))


@post(f"{PLACE}/einde", guards=[helper, freshly_proved], status_code=200)
async def take_off(request: Request, person: Id, colleague: Id) -> Response[Any]:
    async def deed() -> Response[Any]:
        form = await read_form(request, EndForm)
        await teams.take_off(request.me, person, colleague, form.until)
        # Who leaves at once finds no page of this dossier any more.
        return see(request, "/clienten" if colleague == request.me.id else f"/clienten/{person}/mensen")

    return await or_again(request, deed, "people/place.html", **await _about(request, person, colleague))


@post(f"{PLACE}/vervanging", guards=[helper, freshly_proved], status_code=200)
async def stand_in(request: Request, person: Id, colleague: Id) -> Response[Any]:
    async def deed() -> Response[Any]:
        form = await read_form(request, StandInForm)
        await standing_in.stand_in(request.me, person, colleague, form.helper, form.since, form.back)
        return see(request, f"/clienten/{person}/mensen")

    return await or_again(request, deed, "people/place.html", **await _about(request, person, colleague))


async def _to_choose(request: Request, person: int) -> dict[str, Any]:
    newcomer = await dossiers.in_casework(request.me, person)
    there = {place.person for place in await queries.team_of(newcomer.traject) if place.is_now and not place.replaces}
    found = [
        one
        for one in await members.helpers_of(newcomer.gemeente)
        if one.id not in there and places.may_change(request.me.role, one.role)
    ]
    return {"newcomer": newcomer, "colleagues": named(request, found), "place": _address(newcomer) + "/nieuw"}


async def _about(request: Request, person: int, colleague: int) -> dict[str, Any]:
    newcomer = await dossiers.in_casework(request.me, person)
    theirs = await queries.place(newcomer.traject, colleague)
    same_work = [one for one in await members.helpers_of(newcomer.gemeente) if one.role == theirs.role]
    return {
        "newcomer": newcomer,
        "theirs": theirs,
        "may_change": places.may_change(request.me.role, theirs.role),
        "stand_ins": [(one.id, one.name) for one in same_work if one.id != colleague],
        "place": f"{_address(newcomer)}/{colleague}",
    }


def _address(newcomer: Newcomer) -> str:
    return f"/clienten/{newcomer.id}/mensen"
