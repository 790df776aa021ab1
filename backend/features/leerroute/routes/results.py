"""What the klantmanager records of DUO and of the talks: exams, milestones, extensions."""

from collections.abc import Coroutine
from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.leerroute import actions, forms
from backend.features.leerroute.actions.exams import Attempt
from backend.features.leerroute.actions.extensions import Asked, Decision
from backend.features.leerroute.actions.opening import COLLEGE
from backend.features.leerroute.routes.team import change


@post("/clienten/{person:int}/leren/examens", guards=[helper], status_code=200)
async def plan_exam(request: Request, person: Id) -> Response[Any]:
    def wish(form: forms.Exam) -> Coroutine[Any, Any, int]:
        attempt = Attempt(form.part, form.day, form.level, form.place, form.free == "1")
        return actions.plan_exam(request.me, person, attempt)

    return await change(request, person, "examen", forms.Exam, COLLEGE, wish, makes=True)


@post("/clienten/{person:int}/leren/examens/{exam:int}", guards=[helper], status_code=200)
async def set_result(request: Request, person: Id, exam: Id) -> Response[Any]:
    def wish(form: forms.Result) -> Coroutine[Any, Any, None]:
        return actions.set_result(request.me, person, exam, form.result)

    return await change(request, person, f"examen-{exam}", forms.Result, COLLEGE, wish)


@post("/clienten/{person:int}/leren/mijlpalen/{kind:str}", guards=[helper], status_code=200)
async def set_milestone(request: Request, person: Id, kind: FromPath[str]) -> Response[Any]:
    def wish(form: forms.Milestone) -> Coroutine[Any, Any, None]:
        return actions.set_milestone(request.me, person, kind, form.day, present=form.present == "1")

    return await change(request, person, f"mijlpaal-{kind}", forms.Milestone, COLLEGE, wish)


@post("/clienten/{person:int}/leren/verlengingen", guards=[helper], status_code=200)
async def ask_extension(request: Request, person: Id) -> Response[Any]:
    def wish(form: forms.Extension) -> Coroutine[Any, Any, int]:
        asked = Asked(form.ground, form.starts, form.ends, form.asked_on, form.proof)
        return actions.ask_extension(request.me, person, asked)

    return await change(request, person, "verlenging", forms.Extension, COLLEGE, wish, makes=True)


@post("/clienten/{person:int}/leren/verlengingen/{extension:int}", guards=[helper], status_code=200)
async def decide_extension(request: Request, person: Id, extension: Id) -> Response[Any]:
    def wish(form: forms.Decision) -> Coroutine[Any, Any, None]:
        decision = Decision(form.decision, form.decided_on, form.new_end)
        return actions.decide_extension(request.me, person, extension, decision)

    return await change(request, person, f"verlenging-{extension}", forms.Decision, COLLEGE, wish)


ROUTES = (plan_exam, set_result, set_milestone, ask_extension, decide_extension)
