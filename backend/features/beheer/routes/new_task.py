"""A new task of the gemeente's own: a draft that is whole from the start, in Dutch."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from backend import content
from backend.core import clock
from backend.core.errors import Invalid, NotFound, Refused
from backend.core.pages import page, see
from backend.core.pages.answer import Filled, Page
from backend.core.web.guards import beheerder
from backend.core.web.request import Request
from backend.features.beheer import actions, kinds
from backend.features.beheer.queries import drafts
from backend.features.beheer.routes.frame import choices
from backend.features.beheer.routes.sent import ASK, WISH, mark, typed_names
from backend.features.beheer.templates import frames, framing, making

NEW = "/beheer/inhoud/{soort:str}/nieuw"


@get(NEW, guards=[beheerder])
async def show(request: Request, soort: FromPath[str]) -> Page:
    return _shown(request, soort)


def _shown(
    request: Request,
    soort: str,
    status: int = 200,
    *,
    typed: dict[str, str] | None = None,
    refusal: str = "",
    **form: Any,
) -> Page:
    if kinds.kind_at(soort) != making.KIND:
        raise NotFound
    empty, pack = making.blank(clock.today()), content.load(request.me.gemeente_key)
    return page(
        request,
        "beheer/new_task.html",
        status,
        lines=list(kinds.form_lines(making.KIND, empty, typed or {})),
        values=Filled(typed or frames.typed_of(empty) | {"group": empty.group, "helper": empty.helper}),
        texts=kinds.LABELS,
        seen=mark(0, None),
        refusal=refusal,
        **choices(pack, request.language),
        **form,
    )


@post(NEW, guards=[beheerder], status_code=200)
async def make(request: Request, soort: FromPath[str]) -> Response[Any]:
    if kinds.kind_at(soort) != making.KIND:
        raise NotFound
    typed = await typed_names(request, making.NAMES)
    pack = content.load(request.me.gemeente_key)
    try:
        made = making.fields(pack, typed, clock.today())
        mine = {draft.key: draft.change for draft in await drafts.all_open(request.me)}
        change = making.change(made, pack.tasks, mine)
        framing.refuse_misfit(pack, change)
        await actions.save(request.me, change, 0, offer=typed.get(WISH) == ASK)
    except Invalid as mistake:
        return _shown(request, soort, mistake.status, typed=typed, errors=mistake.fields)
    except Refused as problem:
        return _shown(request, soort, problem.status, typed=typed, refusal=problem.sentence)
    return see(request, f"/beheer/inhoud/{soort}/{change.key}")


ROUTES = (show, make)
