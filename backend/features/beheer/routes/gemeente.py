"""What a gemeente says of itself. It is a draft like any text: another approves it."""

from typing import Any

from litestar import Response, get, post

from backend import content
from backend.content import Gemeente, picture
from backend.content.contrast import contrast
from backend.core import texts
from backend.core.access import Person
from backend.core.errors import Invalid, Refused
from backend.core.pages import answer, page
from backend.core.pages.answer import Filled, Page
from backend.core.web.guards import beheerder
from backend.core.web.request import Request
from backend.features.beheer import actions, editing, gemeente, inventory
from backend.features.beheer.gemeente import KIND
from backend.features.beheer.queries import drafts
from backend.features.beheer.routes.sent import ASK, WISH, mark, seen, typed_names

ADDRESS = "/beheer/gemeente"


@get(ADDRESS, guards=[beheerder])
async def show(request: Request) -> Page:
    return await shown(request)


async def shown(
    request: Request, status: int = 200, *, typed: dict[str, str] | None = None, refusal: str = "", **form: Any
) -> Page:
    me, pack = request.me, content.load(request.me.gemeente_key)
    draft = await drafts.of_entry(me, KIND, me.gemeente_key)
    coming = (editing.with_change(pack, draft.change) if draft else pack).gemeente
    return page(
        request,
        "beheer/gemeente.html",
        status,
        draft=draft,
        values=Filled(typed or gemeente.typed_of(coming)),
        seen=mark(draft.version if draft else 0, pack.gemeente),
        theme=coming.theme,
        has_logo=bool(coming.logo),
        most=picture.MOST_BYTES,
        too_large=gemeente.NOT_SHOWN["large"],
        ratio=contrast(coming.theme.on_brand, coming.theme.brand),
        known=texts.languages().values(),
        prefix=gemeente.LANGUAGE,
        labels=inventory.CONTACT,
        gaps=inventory.gaps(pack),
        mentions=sum("klantmanager" in text.lower() for _, text in content.content_texts(pack)),
        refusal=refusal,
        **form,
    )


@post(ADDRESS, guards=[beheerder], status_code=200)
async def save(request: Request) -> Response[Any]:
    typed = await typed_names(request, gemeente.NAMES)
    try:
        draft = await drafts.of_entry(request.me, KIND, request.me.gemeente_key)
        change = gemeente.change(published(request.me), typed, draft.change if draft else None)
        await actions.save(request.me, change, seen(typed, published(request.me)), offer=typed.get(WISH) == ASK)
    except Invalid as mistake:
        return await shown(request, mistake.status, typed=typed, errors=mistake.fields)
    except Refused as problem:
        return await shown(request, problem.status, typed=typed, refusal=problem.sentence)
    return await answer(request, ADDRESS, lambda: shown(request))


def published(me: Person) -> Gemeente:
    return content.load(me.gemeente_key).gemeente


@post(f"{ADDRESS}/intrekking", guards=[beheerder], status_code=200)
async def withdraw(request: Request) -> Response[Any]:
    if draft := await drafts.of_entry(request.me, KIND, request.me.gemeente_key):
        await actions.withdraw(request.me, draft.id)
    return await answer(request, ADDRESS, lambda: shown(request))


ROUTES = (show, save, withdraw)
