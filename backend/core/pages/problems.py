"""The one map from what went wrong to a page in the person's language."""

import logging
from typing import Any
from urllib.parse import quote

from litestar import Response
from litestar.exceptions import HTTPException

from backend.core import log, texts
from backend.core.db import Unavailable
from backend.core.errors import Elsewhere, NotFound, Problem, ProofNeeded, Refused, SignInNeeded, TooMany
from backend.core.pages.answer import page, see
from backend.core.texts import N_
from backend.core.web.request import Request, cookie

WELCOME, SIGN_IN, UNLOCK, PROVE = "/welkom", "/inloggen", "/pin", "/bevestigen"
DEVICE_COOKIE = "toestel"
RETRY_SECONDS = "2"

TITLES = {
    400: N_("Dit kan de app niet lezen."),
    404: N_("Deze pagina is er niet."),
    405: N_("Dit kan hier niet."),
    409: N_("Dit kan nu niet."),
    413: N_("Dit is te groot."),
    422: N_("Kijk nog een keer."),
    429: N_("Even wachten."),
    500: N_("Er ging iets fout bij ons."),
    503: N_("Het lukt nu even niet."),
}
SENTENCES = {
    404: N_("Misschien is de link oud. Ga terug naar het begin."),
    500: N_("Wat u eerder deed, is bewaard. Probeer het straks nog een keer."),
    503: N_("Wat u eerder deed, is bewaard. Probeer het over een minuut nog een keer."),
}
OTHERWISE = N_("Ga terug en probeer het nog een keer.")
TOO_LATE = N_("Wat u zonder internet deed, kan niet meer.")
NOT_THEIRS = N_("U werkt niet meer voor deze inburgeraar. Wat u zonder internet deed, is gewist.")


def on_problem(request: Request, problem: Problem) -> Response[Any]:
    log.say("refused", status=problem.status, reason=type(problem).__name__)
    if request.is_replay:
        return _said_to_worker(request, problem)
    if isinstance(problem, Elsewhere):
        return see(request, problem.address)
    if isinstance(problem, SignInNeeded):
        return to_sign_in(request)
    if isinstance(problem, ProofNeeded):
        return see(request, f"{PROVE}?verder={quote(_way_back(request))}")
    response = _error_page(request, problem.status, problem)
    if isinstance(problem, TooMany):
        response.headers["retry-after"] = str(problem.wait_seconds)
    return response


def _said_to_worker(request: Request, problem: Problem) -> Response[Any]:
    """One sentence in the person's language: the phone shows it when its owner looks again."""
    sentence, values = (problem.sentence, problem.values) if isinstance(problem, Refused) else (TOO_LATE, {})
    if isinstance(problem, NotFound) and request.person and request.person.is_helper:
        sentence = NOT_THEIRS
    said = texts.of(request.language).plain(sentence, **values)
    return Response(said, status_code=problem.status, media_type="text/plain")


def to_sign_in(request: Request) -> Response[Any]:
    """A linked phone asks its PIN; who just comes in is welcomed; who wants a page of staff signs in."""
    if cookie(DEVICE_COOKIE) in request.cookies:
        return see(request, f"{UNLOCK}?verder={quote(_way_back(request))}")
    if request.method == "GET" and request.url.path == "/":
        return see(request, WELCOME)
    return see(request, f"{SIGN_IN}?verder={quote(_way_back(request))}")


def _way_back(request: Request) -> str:
    return request.place if request.method == "GET" else "/"


def on_http_error(request: Request, error: HTTPException) -> Response[Any]:
    if error.status_code == 405 and request.method == "GET":
        # Without script the answer to a form stands at the address of the change. Who asks for that again, or comes
        # back from choosing a language, means the page above it.
        return see(request, request.url.path.rpartition("/")[0] or "/")
    # A path or a field that fails Litestar's own checks is, to a person, a page that does not exist.
    status = error.status_code if error.status_code in TITLES else 400
    response = _error_page(request, 404 if status == 400 and request.method == "GET" else status)
    response.headers.update({name: value for name, value in (error.headers or {}).items() if name.lower() == "allow"})
    return response


def on_unavailable(request: Request, error: Unavailable) -> Response[Any]:
    log.say("unavailable", level=logging.WARNING, reason=type(error.__cause__).__name__)
    response = _error_page(request, 503)
    response.headers["retry-after"] = RETRY_SECONDS
    return response


def on_failure(request: Request, error: Exception) -> Response[Any]:
    log.log.error("failure", exc_info=error, extra={"event": "failure"})
    return _error_page(request, 500)


def _error_page(request: Request, status: int, problem: Problem | None = None) -> Response[bytes]:
    said = isinstance(problem, Refused)
    return page(
        request,
        "parts/problem.html",
        status,
        title=TITLES.get(status, TITLES[400]),
        sentence=problem.sentence if isinstance(problem, Refused) else SENTENCES.get(status, OTHERWISE),
        values=problem.values if said and isinstance(problem, Refused) else {},
    )


# Litestar's type wants each handler to take any exception; each is only ever called with its own.
PAGES: dict[int | type[Exception], Any] = {
    Problem: on_problem,
    HTTPException: on_http_error,
    Unavailable: on_unavailable,
    500: on_failure,
}
