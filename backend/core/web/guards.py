"""Who may come in here at all. What they then see is decided in the queries.

Async, though they wait for nothing: Litestar runs plain guards in a thread, which cost more than the page (measured).
"""

from datetime import timedelta
from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from backend.core import access, clock
from backend.core.access import Person, Visit
from backend.core.errors import NotFound, ProofNeeded, SignInNeeded

Connection = ASGIConnection[Any, Any, Any, Any]
FRESH = timedelta(minutes=5)


def _person(connection: Connection) -> Person:
    visit: Visit | None = connection.scope["state"].get("visit")
    if visit is None:
        raise SignInNeeded
    return visit.person


async def signed_in(connection: Connection, _: BaseRouteHandler) -> None:
    _person(connection)


async def newcomer(connection: Connection, _: BaseRouteHandler) -> None:
    if not _person(connection).is_newcomer:
        raise NotFound


async def helper(connection: Connection, _: BaseRouteHandler) -> None:
    if _person(connection).role not in access.HELPERS:
        raise NotFound


async def klantmanager(connection: Connection, _: BaseRouteHandler) -> None:
    if _person(connection).role != "klantmanager":
        raise NotFound


async def beheerder(connection: Connection, _: BaseRouteHandler) -> None:
    if _person(connection).role != "beheerder":
        raise NotFound


async def in_charge(connection: Connection, _: BaseRouteHandler) -> None:
    """Who answers for the gemeente: for its numbers, for who has which dossier, for who looked."""
    if _person(connection).role not in ("beheerder", "klantmanager"):
        raise NotFound


async def approver(connection: Connection, _: BaseRouteHandler) -> None:
    """Who reads what a colleague wants to publish."""
    if _person(connection).role not in ("beheerder", "klantmanager"):
        raise NotFound


async def freshly_proved(connection: Connection, _: BaseRouteHandler) -> None:
    """For linking phones, rights and exports: a PIN, or password and code, at most five minutes ago."""
    visit: Visit | None = connection.scope["state"].get("visit")
    if visit is None or clock.now() - visit.proved_at > FRESH:
        raise ProofNeeded
