"""For the beheerder: the people of the gemeente, their accounts and teams. To change them asks a fresh proof."""

from datetime import date
from typing import Annotated, Any, Literal

from litestar import Response, get, post
from litestar.params import FromQuery, Parameter
from msgspec import Meta

from backend.core import dossiers
from backend.core.pages import answer, page, see
from backend.core.pages.answer import Page
from backend.core.web.forms import NO_EMAIL, Form, read_form
from backend.core.web.guards import beheerder, freshly_proved
from backend.core.web.request import MAX_ID, Id, Request
from backend.features.people import accounts, actions, inviting, teams
from backend.features.people.queries import members, places
from backend.features.people.routes.forms import or_again
from backend.features.people.routes.particulars import Phone

MEMBERS = "/beheer/mensen"
MEMBER = f"{MEMBERS}/{{person:int}}"
LAST_PAGE = 10_000


class StaffForm(Form):
    name: Annotated[str, Meta(max_length=120)]
    email: Annotated[str, Meta(max_length=254, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", extra={"wrong": NO_EMAIL})]
    role: Literal["begeleider", "klantmanager", "docent", "beheerder"]
    phone: Phone | None = None


class OnForm(Form):
    helper: Annotated[int, Meta(ge=1, le=MAX_ID)]
    since: date


class OffForm(Form):
    helper: Annotated[int, Meta(ge=1, le=MAX_ID)]
    until: date


@get(MEMBERS, guards=[beheerder])
async def show_all(
    request: Request,
    naam: FromQuery[Annotated[str, Parameter(max_length=120)]] = "",
    pagina: FromQuery[Annotated[int, Parameter(ge=1, le=LAST_PAGE)]] = 1,
) -> Page:
    gemeente = request.me.gemeente
    found, has_more = await members.newcomers_of(gemeente, pagina, naam.strip())
    return page(
        request,
        "people/members.html",
        staff=await members.staff_of(gemeente, naam.strip()),
        newcomers=found,
        typed={"naam": naam},
        next=pagina + 1 if has_more else None,
    )


@get(f"{MEMBERS}/nieuw", guards=[beheerder, freshly_proved])
async def show_new(request: Request) -> Page:
    return page(request, "people/member_new.html")


@post(f"{MEMBERS}/nieuw", guards=[beheerder, freshly_proved], status_code=200)
async def add(request: Request) -> Response[Any]:
    async def deed() -> Response[Any]:
        form = await read_form(request, StaffForm)
        link = await actions.add_staff(request.me.gemeente, form.role, form.name, form.email, request.me, form.phone)
        return page(request, "people/member_link.html", name=form.name, link=link)

    return await or_again(request, deed, "people/member_new.html")


@get(MEMBER, guards=[beheerder, freshly_proved])
async def show(request: Request, person: Id) -> Page:
    return page(request, "people/member.html", **await _about(request, person))


async def _about(request: Request, person: int) -> dict[str, Any]:
    member = await members.member(request.me, person)
    about = {"member": member, "place": f"{MEMBERS}/{person}", "needed": await accounts.is_needed(person)}
    if not member.is_newcomer or member.ended_at:
        return about
    newcomer = await dossiers.of_gemeente(request.me, person)
    return about | {
        "team": await places.team_of(newcomer.traject),
        "helpers": [(one.id, one.name) for one in await members.helpers_of(request.me.gemeente)],
    }


@post(f"{MEMBER}/einde", guards=[beheerder, freshly_proved], status_code=200)
async def end(request: Request, person: Id) -> Response[Any]:
    await accounts.end_account(request.me, person)
    return see(request, MEMBERS)


@post(f"{MEMBER}/uitnodiging", guards=[beheerder, freshly_proved], status_code=200)
async def invite(request: Request, person: Id) -> Response[Any]:
    link = await inviting.invite(person, request.me)
    member = await members.member(request.me, person)
    return page(request, "people/member_link.html", name=member.name, link=link)


@post(f"{MEMBER}/team", guards=[beheerder, freshly_proved], status_code=200)
async def put_on(request: Request, person: Id) -> Response[Any]:
    async def deed() -> Response[Any]:
        form = await read_form(request, OnForm)
        await teams.put_on(request.me, person, form.helper, form.since)
        return await _shown(request, person)

    return await or_again(request, deed, "people/member.html", **await _about(request, person))


@post(f"{MEMBER}/team/einde", guards=[beheerder, freshly_proved], status_code=200)
async def take_off(request: Request, person: Id) -> Response[Any]:
    async def deed() -> Response[Any]:
        form = await read_form(request, OffForm)
        await teams.take_off(request.me, person, form.helper, form.until)
        return await _shown(request, person)

    return await or_again(request, deed, "people/member.html", **await _about(request, person))


async def _shown(request: Request, person: int) -> Response[Any]:
    return await answer(request, f"{MEMBERS}/{person}", lambda: show.fn(request, person))
