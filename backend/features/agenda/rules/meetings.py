"""Who may plan what, and what may still be done with an appointment."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Literal, Protocol

Status = Literal["planned", "cancelled", "held"]

AS_ATTENDEE = {"docent": "taalschool"}  # the pack's name for a role
NOT_STAFF = {"newcomer", "verhuurder"}
AGREEMENT_LINES = 3
MOST_PROPOSALS = 3


class Kind(Protocol):
    @property
    def who(self) -> Collection[str]: ...
    @property
    def alone(self) -> bool: ...


def may_plan(role: str, kind: Kind) -> bool:
    """Others than the klantmanager what they are there for: a Z-eindgesprek is the college's alone (Bi 3.14 lid 4)."""
    staff = set(kind.who) - NOT_STAFF
    if role == "klantmanager":
        return True
    return belongs(role, kind) or (role == "begeleider" and not staff)


def belongs(role: str, kind: Kind) -> bool:
    return AS_ATTENDEE.get(role, role) in kind.who


def brings_company(roles: Iterable[str], kind: Kind) -> bool:
    """Somebody beside the professional, where the newcomer may come alone."""
    return kind.alone and not all(belongs(role, kind) for role in roles)


def is_to_come(status: str, ends_at: datetime, now: datetime) -> bool:
    return status == "planned" and now < ends_at


def may_be_recorded(status: str, starts_at: datetime, now: datetime) -> bool:
    """Present or absent, from the moment at which it begins."""
    return status != "cancelled" and starts_at <= now
