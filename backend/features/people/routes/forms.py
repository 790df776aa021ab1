from collections.abc import Awaitable, Callable, Iterable
from typing import Annotated, Any

from litestar import Response
from msgspec import Meta

from backend.core import sessions, texts
from backend.core.errors import Invalid
from backend.core.pages import page
from backend.core.pages.environment import ROLE_NAMES
from backend.core.web import forms
from backend.core.web.forms import Form
from backend.core.web.request import Request
from backend.features.people.queries.members import Member


class WhoseForm(Form):
    shared: bool


class NewPinForm(Form):
    pin: Annotated[str, Meta(max_length=40)]
    again: Annotated[str, Meta(max_length=40)]


def named(request: Request, found: Iterable[Member]) -> list[tuple[int, str]]:
    """Colleagues to choose from, with what work they do."""
    words = texts.of(request.language)
    return [(one.id, f"{one.name} · {words.plain(ROLE_NAMES[one.role])}") for one in found]


SECRET = {"password", "again", "pin", "code", "token"}


async def or_again(
    request: Request, deed: Callable[[], Awaitable[Response[Any]]], template: str, **context: Any
) -> Response[Any]:
    """Does it; a form with mistakes comes back as it was typed, without its secrets."""
    try:
        return await deed()
    except Invalid as mistake:
        typed = {name: text for name, text in (await forms.typed(request)).items() if name not in SECRET}
        return page(request, template, mistake.status, errors=mistake.fields, typed=typed, **context)


async def close_former(request: Request) -> None:
    """One browser, one session: the one it came with ends when it gets another or leaves."""
    if request.visit:
        await sessions.end(request.visit.session, request.visit.person)
