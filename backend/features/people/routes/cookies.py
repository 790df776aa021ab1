"""The cookies of this slice. Each is sent to this host only, to no script, and only over HTTPS where there is HTTPS."""

from datetime import timedelta
from typing import Any

from litestar import Response

from backend.core import sessions, settings
from backend.core.pages.problems import DEVICE_COOKIE
from backend.core.web.request import LANGUAGE_COOKIE, Request, cookie
from backend.core.web.visitor import SESSION_COOKIE
from backend.features.people import inviting, linking, tickets
from backend.features.people.unlocking import Unlocked

DEVICE = DEVICE_COOKIE
PENDING = "koppeling"  # a phone that waits for its number
TICKET = "inlog"  # the password was right, the code is still to come
INVITATION = "uitnodiging"
LONGEST = timedelta(days=400)  # browsers keep no cookie longer


def given(request: Request, name: str) -> str:
    return request.cookies.get(cookie(name), "")


def put_pending(response: Response[Any], secret: str) -> None:
    _put(response, cookie(PENDING), secret, linking.LIFE)


def put_ticket(response: Response[Any], ticket: str) -> None:
    _put(response, cookie(TICKET), ticket, tickets.LIFE)


def put_invitation(response: Response[Any], token: str) -> None:
    _put(response, cookie(INVITATION), token, inviting.LIFE)


def put_language(response: Response[Any], code: str) -> None:
    _put(response, LANGUAGE_COOKIE, code, LONGEST)


def put_staff_session(response: Response[Any], token: str) -> None:
    _put(response, cookie(SESSION_COOKIE), token, sessions.STAFF.absolute)
    drop(response, TICKET, INVITATION)


def put_phone(response: Response[Any], unlocked: Unlocked) -> None:
    put_phone_session(response, unlocked.session, shared=unlocked.shared)
    _put(response, cookie(DEVICE), unlocked.secret, LONGEST)
    put_language(response, unlocked.language)
    drop(response, PENDING)


def put_phone_session(response: Response[Any], token: str, *, shared: bool) -> None:
    """On a phone that others use, the session goes when the browser closes."""
    _put(response, cookie(SESSION_COOKIE), token, None if shared else sessions.OWN_PHONE.absolute)


def drop(response: Response[Any], *names: str) -> None:
    for name in names:
        _put(response, cookie(name), "", timedelta(0))


def drop_session(response: Response[Any]) -> None:
    drop(response, SESSION_COOKIE, TICKET, PENDING, INVITATION)


def _put(response: Response[Any], name: str, value: str, life: timedelta | None) -> None:
    # delete_cookie() leaves Secure out, and then browsers keep a __Host- cookie: dropping is putting with no life.
    response.set_cookie(
        key=name,
        value=value,
        max_age=None if life is None else int(life.total_seconds()),
        secure=settings.current().is_https,
        httponly=True,
        samesite="lax",
    )
