"""The web app: the slices, what surrounds each request, what becomes of errors, start and stop."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from litestar import Litestar
from litestar.types import ASGIApp, ControllerRouterHandler

from backend import worker
from backend.core import assets, log, settings
from backend.core.engine import DB
from backend.core.pages import environment, problems
from backend.core.pages.static import static_file
from backend.core.web.headers import SecurityHeaders
from backend.core.web.health import healthz, readyz
from backend.core.web.limits import RequestLimits
from backend.core.web.looking import Looking
from backend.core.web.request import Request
from backend.core.web.requestlog import RequestLog
from backend.core.web.visitor import Visitor
from backend.core.web.waiting import Waiting
from backend.features.agenda import routes as agenda
from backend.features.beheer import editions
from backend.features.beheer import routes as beheer
from backend.features.caseload import routes as caseload
from backend.features.checklist import routes as checklist
from backend.features.digest import routes as digest
from backend.features.guide import routes as guide
from backend.features.journey import routes as journey
from backend.features.leerroute import routes as leerroute
from backend.features.live import hub
from backend.features.live import routes as live
from backend.features.notes import routes as notes
from backend.features.notices import routes as notices
from backend.features.offline import routes as offline
from backend.features.people import routes as people
from backend.features.pip import routes as pip
from backend.features.push import routes as push
from backend.features.queue import counting
from backend.features.queue import routes as queue
from backend.features.reports import routes as reports
from backend.features.trail import routes as trail
from backend.features.visit import routes as visit
from backend.serving import WITHOUT_WORKER

SLICES: tuple[ControllerRouterHandler, ...] = (
    *people.ROUTES,
    *checklist.ROUTES,
    *journey.ROUTES,
    *leerroute.ROUTES,
    *guide.ROUTES,
    *caseload.ROUTES,
    *live.ROUTES,
    *beheer.ROUTES,
    *notes.ROUTES,
    *queue.ROUTES,
    *notices.ROUTES,
    *push.ROUTES,
    *agenda.ROUTES,
    *pip.ROUTES,
    *visit.ROUTES,
    *reports.ROUTES,
    *trail.ROUTES,
    *digest.ROUTES,
    *offline.ROUTES,
)


def litestar(*, with_worker: bool = True) -> Litestar:
    @asynccontextmanager
    async def running(_: Litestar) -> AsyncIterator[None]:
        await DB.open()
        assets.by_address()
        async with editions.running(), hub.running(), worker.running(with_worker):
            environment.warm_up()
            yield
        await DB.close()

    return Litestar(
        route_handlers=[static_file, healthz, readyz, *SLICES],
        request_class=Request,
        middleware=[RequestLog(), Visitor(), Waiting(counting.waiting), Looking()],
        exception_handlers=problems.PAGES,
        lifespan=[running],
        openapi_config=None,  # its page loads scripts from elsewhere
        logging_config=None,
        request_max_body_size=None,  # RequestLimits has read the body already
    )


def create(*, with_worker: bool = True) -> ASGIApp:
    inner: ASGIApp = RequestLimits(litestar(with_worker=with_worker))
    return SecurityHeaders(inner, https=settings.current().is_https)


def serve() -> ASGIApp:
    """What the web server calls in each of its processes."""
    log.to_standard_output()
    return create(with_worker=not os.environ.get(WITHOUT_WORKER))
