"""Messages on this phone: asking for them, ending them, trying them; and for the beheerder how they fare."""

import hmac
from typing import Any

from litestar import Response, delete, get, post

from backend.core import settings
from backend.core.errors import NotFound, SignInNeeded
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web.forms import Form, read_form
from backend.core.web.guards import beheerder, signed_in
from backend.core.web.request import Request
from backend.features.push import actions, figures, queries
from backend.features.push.vapid import public_key

HERE, SUBSCRIPTION = "/meldingen", "/push/subscription"
NOTHING = 204


class Subscription(Form):
    endpoint: str
    p256dh: str
    auth: str


class Endpoint(Form):
    endpoint: str


@get(HERE, guards=[signed_in])
async def here(request: Request) -> Page:
    reached = await queries.of_person(request.me)
    arrived = max((each.arrived_at for each in reached if each.arrived_at), default=None)
    return page(
        request,
        "push/here.html",
        key=public_key(),
        reached=reached,
        arrived=arrived,
        tried="proef" in request.query_params,
    )


@post(SUBSCRIPTION, guards=[signed_in], status_code=200, media_type="text/plain")
async def subscribe(request: Request) -> str:
    """Answers with our key: what was made for another one reaches nobody, and has to be made anew."""
    form = await read_form(request, Subscription)
    if request.visit is None:
        raise SignInNeeded
    await actions.subscribe(request.visit, form.endpoint, form.p256dh, form.auth)
    return public_key()


@delete(SUBSCRIPTION, guards=[signed_in], status_code=NOTHING)
async def unsubscribe(request: Request) -> None:
    form = await read_form(request, Endpoint)
    if request.visit:
        await actions.unsubscribe(request.visit, form.endpoint)


@post(f"{HERE}/proef", guards=[signed_in], status_code=200)
async def test(request: Request) -> Response[Any]:
    await read_form(request, Form)
    if request.visit:
        await actions.test(request.visit)
    return see(request, f"{HERE}?proef")


@post("/push/aangekomen", status_code=NOTHING)
async def arrived(request: Request) -> None:
    """Said by the service worker, which may run when nobody is signed in."""
    await actions.arrived((await read_form(request, Endpoint)).endpoint)


@get("/beheer/berichten", guards=[beheerder])
async def how_they_fare(request: Request) -> Page:
    return page(request, "push/figures.html", week=await queries.tallies(7), waiting=await queries.waiting())


@get("/metrics")
async def metrics(request: Request) -> Response[str]:
    """For Prometheus. Without the token it does not exist."""
    token = settings.current().metrics_token
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    if not token or not hmac.compare_digest(given.encode(), token.encode()):
        raise NotFound
    return Response(await figures.exposition(), media_type=figures.MEDIA_TYPE)


ROUTES = (here, subscribe, unsubscribe, test, arrived, how_they_fare, metrics)
