"""The inbox, one notice with its buttons, and what a person wants to hear when."""

from typing import Annotated, Any, Literal

from litestar import Response, get, post
from markupsafe import Markup
from msgspec import Meta

from backend import content
from backend.core import texts
from backend.core.access import Person
from backend.core.pages import answer, page, see
from backend.core.pages.answer import Page
from backend.core.web.forms import NO_TIME, Form, read_form
from backend.core.web.guards import signed_in
from backend.core.web.request import Id, Request
from backend.features.notices import actions, morning, queries, sentences, team_news
from backend.features.notices.row import Row

INBOX, WISHES = "/berichten", "/instellingen/meldingen"

Hour = Annotated[str, Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$", extra={"wrong": NO_TIME})]


class WishesForm(Form):
    stil_van: Hour
    stil_tot: Hour
    aan: Literal["1"] | None = None
    neutraal: Literal["1"] | None = None


class Line:
    """A notice as the inbox shows it."""

    def __init__(self, row: Row, said: sentences.Said, icon: str) -> None:
        self.row, self.title, self.body, self.icon = row, said.title, said.body, icon


async def line(row: Row, me: Person) -> Line:
    pack = content.load(me.gemeente_key)
    said = await sentences.said(row, me, texts.bound(me.language, pack), discreet=False)
    return Line(row, said, _icon(row, pack))


def _icon(row: Row, pack: content.Pack) -> str:
    if row.is_signal:
        return "calendar-blank"
    if row.appointment:
        kind = pack.appointments.get(row.meeting_kind or "")
        return kind.icon if kind else "calendar-blank"
    if row.kind in ("step_done", morning.KIND):
        return "sun-horizon"
    if row.proposal:
        return "book-open"
    if row.note:
        return "chat-centered-text"
    if row.kind in team_news.KINDS:
        return "users-three"
    template = pack.tasks.get(row.template or "")
    return template.icon if template else "clipboard-text"


@get(INBOX, guards=[signed_in])
async def inbox(request: Request) -> Page:
    lines = [await line(row, request.me) for row in await queries.inbox(request.me)]
    return page(request, "notices/inbox.html", lines=lines)


@post(f"{INBOX}/gelezen", guards=[signed_in], status_code=200)
async def read_all(request: Request) -> Response[Any]:
    await read_form(request, Form)
    await actions.read_all(request.me)
    return see(request, INBOX)


@get(f"{INBOX}/{{notice:int}}", guards=[signed_in])
async def one(request: Request, notice: Id) -> Page:
    """To open it is to read it. Where a message on the phone has no buttons, this page has them."""
    row = await queries.one(request.me, notice)
    await actions.read(request.me, notice)
    return page(request, "notices/one.html", line=await line(row, request.me), team_news=team_news.KINDS)


async def _wishes_page(request: Request, said: Markup | str = "") -> Page:
    return page(request, "notices/wishes.html", wishes=await queries.wishes(request.me), said=said)


@get(WISHES, guards=[signed_in])
async def wishes(request: Request) -> Page:
    return await _wishes_page(request)


@post(WISHES, guards=[signed_in], status_code=200)
async def choose(request: Request) -> Response[Any]:
    form = await read_form(request, WishesForm)
    await actions.choose(
        request.me,
        muted=form.aan is None,
        discreet=form.neutraal is not None,
        quiet_from=form.stil_van,
        quiet_until=form.stil_tot,
    )
    said = texts.of(request.language).rich(sentences.KEPT)
    return await answer(request, WISHES, lambda: _wishes_page(request, said))


ROUTES = (inbox, read_all, one, wishes, choose)
