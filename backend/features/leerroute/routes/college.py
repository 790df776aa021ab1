"""What the klantmanager decides: the route, the course, A2, vrijstelling and ontheffing."""

from collections.abc import Coroutine
from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.leerroute import actions, forms
from backend.features.leerroute.actions.onderdelen import Decision
from backend.features.leerroute.actions.opening import COLLEGE
from backend.features.leerroute.actions.routing import Choice
from backend.features.leerroute.queries.plan import Offer
from backend.features.leerroute.routes.team import change


@post("/clienten/{person:int}/leren/route", guards=[helper], status_code=200)
async def choose(request: Request, person: Id) -> Response[Any]:
    def wish(form: forms.Route) -> Coroutine[Any, Any, None]:
        choice = Choice(form.route, form.level, form.local_name, form.lesson_hours, form.exams_agreed == "1")
        return actions.choose_route(request.me, person, choice, reason=form.reason, version=form.version)

    return await change(request, person, "route", forms.Route, COLLEGE, wish)


@post("/clienten/{person:int}/leren/aanbod", guards=[helper], status_code=200)
async def offer(request: Request, person: Id) -> Response[Any]:
    def wish(form: forms.Offer) -> Coroutine[Any, Any, None]:
        return actions.offer_course(request.me, person, Offer(form.school, form.offered_on, form.starts_on))

    return await change(request, person, "aanbod", forms.Offer, COLLEGE, wish)


@post("/clienten/{person:int}/leren/onderdelen/{part:str}", guards=[helper], status_code=200)
async def onderdeel(request: Request, person: Id, part: FromPath[str]) -> Response[Any]:
    def wish(form: forms.Onderdeel) -> Coroutine[Any, Any, None]:
        decision = Decision(form.state, form.level, form.day, form.source)
        return actions.set_onderdeel(request.me, person, part, decision, effort=form.effort == "1")

    return await change(request, person, f"onderdeel-{part}", forms.Onderdeel, COLLEGE, wish)


ROUTES = (choose, offer, onderdeel)
