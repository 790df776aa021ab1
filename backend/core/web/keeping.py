"""Whose pages a phone may keep, to read without network. The service worker (static/sw) goes by what is said here."""

from collections.abc import Mapping
from typing import Any

from backend.core import clock, dossiers, keys, settings
from backend.core.access import Visit
from backend.core.errors import SignInNeeded

NOBODY, STAFF = "none", "staff-"
FORGET = {"clear-site-data": '"storage"'}  # of who left: also what still waits on the phone
KEPT = {"kept": "newcomer"}  # the `opt` of a page that a newcomer's phone may keep
TAKEN_ALONG = {"kept": "staff"}  # of one that staff may take along on a home visit
OWNER_BYTES = 16


def owner(visit: Visit | None) -> str:
    """Without saying who. On a phone that others use nothing is kept, and nothing for who makes no home visits."""
    if visit is None or visit.shared or not settings.current().offline:
        return NOBODY
    if visit.person.is_newcomer:
        return _key(visit)
    return STAFF + _key(visit) if visit.person.role in dossiers.CASEWORKERS else NOBODY


def _key(visit: Visit) -> str:
    return keys.mac("owner of a phone", visit.person.id, visit.device or 0)[:OWNER_BYTES].hex()


def home(visit: Visit | None) -> str:
    """Changes when they go to live with others, or apart: what was kept of shared tasks is no longer theirs.

    Apart from the owner, because what waits to be sent stays theirs.
    """
    return keys.mac("home of a newcomer", visit.person.household or 0)[:OWNER_BYTES].hex() if visit else ""


def headers(visit: Visit | None, opt: Mapping[str, Any]) -> dict[str, str]:
    """Whose page this is; whether it may be kept; and for how many seconds, where that ends with the session.

    Seconds, because a phone's clock may be wrong.
    """
    whose = owner(visit)
    if visit is None or whose == NOBODY:
        return {"x-user-key": NOBODY, "x-home": home(visit)}
    staff = whose.startswith(STAFF)
    kept = {"x-user-key": whose, "x-home": home(visit)}
    if opt.get("kept") == ("staff" if staff else "newcomer"):
        kept["x-offline"] = "1"
    if staff:
        kept["x-keep-for"] = str(int((visit.until - clock.now()).total_seconds()))
    return kept


def check(headers: dict[bytes, bytes], visit: Visit | None) -> None:
    """What was kept by one person is not done by another. Raises SignInNeeded: it waits until its owner is back."""
    said = headers.get(b"x-user-key")
    if said is not None and said.decode("latin-1") != owner(visit):
        raise SignInNeeded
