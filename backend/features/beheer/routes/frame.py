"""The days and facts of a task: a draft like any text."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from backend import content
from backend.content import Task
from backend.core import texts
from backend.core.errors import Invalid, NotFound, Refused
from backend.core.pages import answer, page
from backend.core.pages.answer import Filled, Page
from backend.core.web.guards import beheerder
from backend.core.web.request import Request
from backend.features.beheer import actions, checking, editing
from backend.features.beheer.editing import Editing
from backend.features.beheer.kinds import FOR_STAFF
from backend.features.beheer.queries import numbers
from backend.features.beheer.routes.sent import ASK, WISH, mark, seen, typed_names
from backend.features.beheer.templates import frames, framing, making

FRAME = "/beheer/inhoud/{soort:str}/{sleutel:str}/dagen"


async def _task(request: Request, soort: str, sleutel: str) -> tuple[Editing, Task]:
    """Raises NotFound for what is no task."""
    one = await editing.of_entry(request.me, soort, sleutel)
    if not isinstance(one.entry, Task):
        raise NotFound
    return one, one.entry


@get(FRAME, guards=[beheerder])
async def show(request: Request, soort: FromPath[str], sleutel: FromPath[str]) -> Page:
    return await _shown(request, soort, sleutel)


async def _shown(
    request: Request,
    soort: str,
    sleutel: str,
    status: int = 200,
    *,
    typed: dict[str, str] | None = None,
    refusal: str = "",
    **form: Any,
) -> Page:
    one, task = await _task(request, soort, sleutel)
    law = one.files.tasks.get(sleutel, task)
    return page(
        request,
        "beheer/frame.html",
        status,
        one=one,
        values=Filled({"subject": task.subject} | (typed or frames.typed_of(task) | {FOR_STAFF: task.title_staff})),
        law=law if law.due_basis == "law" else None,
        due=frames.worded("due", content.frame_of(law)["due"], request.language, one.pack),
        is_listed=await numbers.listed(request.me, sleutel),
        running=await numbers.open_tasks(request.me, sleutel),
        seen=mark(one.version, one.basis),
        refusal=refusal,
        **choices(one.pack, request.language),
        **form,
    )


def choices(pack: content.Pack, code: str) -> dict[str, Any]:
    say = texts.plainly(code, pack)
    return {
        "labels": frames.LABELS | making.LABELS,
        "choices": frames.CHOICES | making.CHOICES | {"subject": frames.TO_CHOOSE},
        "subjects": frames.SUBJECTS,
        "units": frames.UNITS,
        "forward": frames.FORWARD,
        "step_titles": {key: say(step.title) for key, step in pack.steps.items()},
        "anchors": pack.anchors,
        "advice": checking.advice,
    }


@post(FRAME, guards=[beheerder], status_code=200)
async def save(request: Request, soort: FromPath[str], sleutel: FromPath[str]) -> Response[Any]:
    one, _ = await _task(request, soort, sleutel)
    typed = await typed_names(request, {*frames.NAMES, FOR_STAFF})
    try:
        change = await framing.change(request.me, one, typed)
        await actions.save(request.me, change, seen(typed, one.basis), offer=typed.get(WISH) == ASK)
    except Invalid as mistake:
        return await _shown(request, soort, sleutel, mistake.status, typed=typed, errors=mistake.fields)
    except Refused as problem:
        return await _shown(request, soort, sleutel, problem.status, typed=typed, refusal=problem.sentence)
    return await answer(request, request.url.path, lambda: _shown(request, soort, sleutel))


ROUTES = (show, save)
