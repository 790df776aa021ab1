"""The gemeente's logo: a small file, part of the same draft as what else the gemeente says of itself."""

from typing import Any

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.exceptions import HTTPException

from backend import content
from backend.content import picture
from backend.core.assets import TYPES
from backend.core.errors import BadRequest, Invalid, NotFound, Refused
from backend.core.pages import answer
from backend.core.texts import N_
from backend.core.web.guards import approver, beheerder
from backend.core.web.request import Id, Request
from backend.features.beheer import actions, editing, gemeente
from backend.features.beheer.gemeente import KIND, LOGO
from backend.features.beheer.queries import drafts
from backend.features.beheer.routes import gemeente as form
from backend.features.beheer.routes.sent import SEEN, seen, typed_names

ADDRESS = f"{form.ADDRESS}/logo"
NO_FILE = N_("Kies eerst een bestand.")


@post(ADDRESS, guards=[beheerder], status_code=200)
async def upload(request: Request) -> Response[Any]:
    typed, body = await _sent(request)
    return await _save(request, typed, body, NO_FILE)


@post(f"{ADDRESS}/verwijdering", guards=[beheerder], status_code=200)
async def remove(request: Request) -> Response[Any]:
    return await _save(request, await typed_names(request, set()), b"")


async def _sent(request: Request) -> tuple[dict[str, str], bytes]:
    """The file and what the page showed. Raises BadRequest for what no browser form sends."""
    try:
        sent = await request.form()
    except (HTTPException, ValueError) as error:
        raise BadRequest from error
    file, said = sent.get(LOGO), sent.get(SEEN)
    if set(sent) - {LOGO, SEEN} or not isinstance(said, str) or (file and not isinstance(file, UploadFile)):
        raise BadRequest
    return {SEEN: said}, await file.read() if isinstance(file, UploadFile) else b""


async def _save(request: Request, typed: dict[str, str], body: bytes, if_empty: str = "") -> Response[Any]:
    me, published = request.me, form.published(request.me)
    draft = await drafts.of_entry(me, KIND, me.gemeente_key)
    try:
        if if_empty and not body:
            raise Invalid(logo=if_empty)
        change = gemeente.with_logo(published, draft.change if draft else None, body)
        await actions.save(me, change, seen(typed, published), offer=False)
    except Invalid as mistake:
        return await form.shown(request, mistake.status, errors=mistake.fields)
    except Refused as problem:
        return await form.shown(request, problem.status, refusal=problem.sentence)
    return await answer(request, f"{form.ADDRESS}#{LOGO}", lambda: form.shown(request))


@get("/beheer/voorstellen/{draft:int}/logo", guards=[approver])
async def proposed(request: Request, draft: Id) -> Response[bytes]:
    """As it would be. Raises NotFound where there would be none."""
    found = await drafts.one(request.me, draft)
    coming = editing.with_change(content.load(request.me.gemeente_key), found.change).gemeente
    if found.kind != KIND or not coming.logo:
        raise NotFound
    shown = picture.of(coming.logo)
    return Response(shown.body, media_type=TYPES[f".{shown.kind}"])


ROUTES = (upload, remove, proposed)
