"""The app on the phone: what makes it installable, what works without network, and how to put it there."""

import json
from typing import Any, Literal

from litestar import Response, get, post

from backend import content
from backend.core import assets, settings, texts
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web.forms import Form, read_form
from backend.core.web.guards import newcomer
from backend.core.web.request import Request
from backend.features.offline import actions, rules, worker
from backend.features.offline.manifest import manifest

SAME_UNTIL_CHANGED = "no-cache"  # asked again each time: a worker that is kept for long cannot be mended


class AnswerForm(Form):
    antwoord: Literal["ja", "nee"]


@get("/manifest.webmanifest")
async def app_manifest(request: Request) -> Response[bytes]:
    """Asked without cookies, so the address says for whom."""
    language, gemeente = (request.query_params.get(name, "") for name in ("lang", "gemeente"))
    known = content.load_all()
    body = manifest(
        language if language in texts.languages() else request.language,
        gemeente if gemeente in known else settings.current().gemeente,
    )
    headers = {"cache-control": SAME_UNTIL_CHANGED}
    return Response(json.dumps(body).encode(), media_type="application/manifest+json", headers=headers)


@get("/sw.js")
async def service_worker(request: Request) -> Response[bytes]:
    script = worker.script()
    encoding, body = script.best_for(request.headers.get("accept-encoding", ""))
    headers = {"cache-control": SAME_UNTIL_CHANGED, "vary": "accept-encoding"}
    if encoding:
        headers["content-encoding"] = encoding
    return Response(body, media_type=script.kind, headers=headers)


@get("/offline")
async def without_network(request: Request) -> Page:
    return page(request, "offline/offline.html")


@get("/app")
async def on_the_phone(request: Request) -> Page:
    """How to put the app on this phone; on another kind when asked."""
    asked = request.query_params.get("op", "")
    platform = asked if asked in rules.PLATFORMS else rules.platform(request.headers.get("user-agent", ""))
    icon = assets.shipped()["app-192.png"].address
    return page(request, "offline/app.html", platform=platform, platforms=rules.PLATFORMS, app_icon=icon)


@post("/app/antwoord", guards=[newcomer], status_code=200)
async def answer_offer(request: Request) -> Response[Any]:
    form = await read_form(request, AnswerForm)
    await actions.answer(request.me, form.antwoord == "ja")
    return see(request, "/app" if form.antwoord == "ja" else "/taken")


ROUTES = (app_manifest, service_worker, without_network, on_the_phone, answer_offer)
