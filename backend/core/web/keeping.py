"""Whose pages a phone may keep, to read without network. The service worker (static/sw) goes by what is said here."""

from backend.core import keys, settings
from backend.core.access import Visit
from backend.core.errors import SignInNeeded

NOBODY = "none"
KEPT = {"kept": True}  # the `opt` of a page that may be kept
OWNER_BYTES = 16


def owner(visit: Visit | None) -> str:
    """A newcomer on a phone of their own, without saying who. On a phone that others use nothing is kept."""
    if visit is None or visit.shared or not visit.person.is_newcomer or not settings.current().offline:
        return NOBODY
    return keys.mac("owner of a phone", visit.person.id, visit.device or 0)[:OWNER_BYTES].hex()


def home(visit: Visit | None) -> str:
    """Changes when they go to live with others, or apart: what was kept of shared tasks is no longer theirs.

    Apart from the owner, because what waits to be sent stays theirs.
    """
    return keys.mac("home of a newcomer", visit.person.household or 0)[:OWNER_BYTES].hex() if visit else ""


def check(headers: dict[bytes, bytes], visit: Visit | None) -> None:
    """What was kept by one person is not done by another. Raises SignInNeeded: it waits until its owner is back."""
    said = headers.get(b"x-user-key")
    if said is not None and said.decode("latin-1") != owner(visit):
        raise SignInNeeded
