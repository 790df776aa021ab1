"""Who may read a note: in words what access.NOTE_VISIBLE is in SQL. And how long its author may take it back."""

from datetime import datetime, timedelta
from typing import Literal, get_args

Audience = Literal["shared", "internal"]
AUDIENCES = get_args(Audience)

REGRET = timedelta(hours=24)
CASEWORKERS = ("begeleider", "klantmanager")


def reads(role: str, is_author: bool, audience: str, author_role: str) -> bool:
    """`role`: of somebody of today's team."""
    if is_author:
        return True
    if role == "newcomer":
        return audience == "shared"
    return role in CASEWORKERS and (audience == "shared" or author_role != "docent")


def may_be_told(author: int, author_role: str, person: int, role: str, audience: str) -> bool:
    """Whether the author may ask that this colleague knows of it. The newcomer hears of a shared note by itself."""
    return person != author and role != "newcomer" and reads(role, False, audience, author_role)


def may_withdraw(written_at: datetime, now: datetime) -> bool:
    return now - written_at < REGRET
