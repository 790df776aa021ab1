"""Between password and code: a signed note in a cookie says whose password was right. It opens nothing by itself."""

import hmac
from datetime import timedelta

from backend.core import clock, keys

LIFE = timedelta(minutes=5)
PURPOSE = "pre-login"


def issue(person: int) -> str:
    until = int((clock.now() + LIFE).timestamp())
    return f"{person}.{until}.{_signature(person, until)}"


def holder(ticket: str) -> int | None:
    """None for one that is over, or that we did not write."""
    try:
        person, until = (int(part) for part in ticket.split(".")[:2])
    except ValueError:
        return None
    is_ours = hmac.compare_digest(ticket.encode(), f"{person}.{until}.{_signature(person, until)}".encode())
    return person if is_ours and clock.now().timestamp() < until else None


def _signature(person: int, until: int) -> str:
    return keys.mac(PURPOSE, person, until).hex()
