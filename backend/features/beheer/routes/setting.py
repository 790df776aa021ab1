"""What every page of a setting does: show it as it was typed, save it as a draft, throw the draft away."""

from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Response

from backend.core.errors import Invalid, Refused
from backend.core.pages import answer
from backend.core.pages.answer import Filled, Page
from backend.core.web.request import Request
from backend.features.beheer import actions
from backend.features.beheer.routes.sent import ASK, WISH, mark, seen, typed_names
from backend.features.beheer.settings.setting import Setting

Show = Callable[..., Awaitable[Page]]


def shown(one: Setting, typed: dict[str, str] | None) -> dict[str, Any]:
    return {
        "one": one,
        "values": Filled(typed or one.kind.typed_of(one.entry)),
        "seen": mark(one.version, one.published),
    }


async def save(request: Request, one: Setting, show: Show) -> Response[Any]:
    """Nothing typed is lost. `show` makes the page with what was typed and what is wrong."""
    typed = await typed_names(request, set(one.kind.names))
    try:
        change = one.change(typed)
        await actions.save(request.me, change, seen(typed, one.published), offer=typed.get(WISH) == ASK)
    except Invalid as mistake:
        return await show(mistake.status, typed=typed, errors=mistake.fields)
    except Refused as problem:
        return await show(problem.status, typed=typed, refusal=problem.sentence)
    return await answer(request, one.address, show)


async def withdraw(request: Request, one: Setting, show: Show) -> Response[Any]:
    if one.draft:
        await actions.withdraw(request.me, one.draft.id)
    return await answer(request, one.address, show)
