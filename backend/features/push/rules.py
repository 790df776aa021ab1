"""Where messages may go, and what an answer of a push service asks of us. Status table: pwa.md of the design, 4."""

import base64
import binascii
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from typing import Literal
from urllib.parse import urlsplit

LONGEST_ENDPOINT = 1_000
POINT, AUTH = 65, 16  # bytes of a browser's public key and of its secret
# The curve P-256 (SEC 2, 2.4.2): y² = x³ - 3x + B, modulo P.
P = 2**256 - 2**224 + 2**192 + 2**96 - 1
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
LONGEST_WAIT = timedelta(hours=2)
SLOW_DOWN = timedelta(seconds=120)


def is_allowed(endpoint: str, hosts: frozenset[str], *, loopback: bool) -> bool:
    """Only https, the usual port and a known push service; tests may name a service on this machine."""
    try:
        parts = urlsplit(endpoint)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if len(endpoint) > LONGEST_ENDPOINT or not endpoint.isascii() or parts.username is not None or parts.fragment:
        return False
    if loopback and _is_loopback(host):
        return parts.scheme in ("http", "https")
    return parts.scheme == "https" and port in (None, 443) and _is_known(host, hosts)


@lru_cache(maxsize=256)
def _is_known(host: str, hosts: frozenset[str]) -> bool:
    return any(host == known or (known.startswith(".") and host.endswith(known)) for known in hosts)


@lru_cache(maxsize=256)
def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def may_connect(address: str, *, loopback: bool) -> bool:
    """The address that a known name leads to, looked at when it is connected: names can be made to point inside."""
    ip = ip_address(address.split("%")[0])
    ip = (ip.ipv4_mapped or ip) if isinstance(ip, IPv6Address) else ip
    return ip.is_global and not ip.is_multicast or (loopback and ip.is_loopback)


def are_keys(p256dh: str, auth: str) -> bool:
    point = _bytes(p256dh)
    return len(point) == POINT and point[0] == 4 and _is_on_curve(point) and len(_bytes(auth)) == AUTH


def _is_on_curve(point: bytes) -> bool:
    """For a point beside it no message can be encrypted: each would fail, and be tried again until it is too late."""
    x, y = int.from_bytes(point[1:33]), int.from_bytes(point[33:])
    return x < P and y < P and (y * y - (x**3 - 3 * x + B)) % P == 0


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""


@dataclass(frozen=True, slots=True)
class Verdict:
    """outcome: a word for the numbers. then: done with it, the subscription is over, it is our fault, or try again."""

    outcome: str
    then: Literal["done", "gone", "fault", "again"]


def verdict(status: int) -> Verdict:
    """0 for an answer that did not come."""
    if status in (200, 201, 202, 204):
        return Verdict("accepted", "done")
    if status in (404, 410):
        return Verdict("gone", "gone")
    if status in (401, 403):
        return Verdict("refused", "fault")  # our key: the subscription is spared
    if status in (406, 429):  # 406 is how Windows' service says 429
        return Verdict("slow_down", "again")
    if status == 0 or status >= 500:
        return Verdict("unreachable" if status == 0 else "their_fault", "again")
    return Verdict({413: "too_big", 400: "malformed"}.get(status, "strange"), "fault")


def wait_asked(header: str, now: datetime) -> timedelta | None:
    """Retry-After: seconds or a date, and no longer than makes sense."""
    try:
        asked = timedelta(seconds=int(header)) if header.isdigit() else parsedate_to_datetime(header) - now
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(asked, timedelta(seconds=1)), LONGEST_WAIT)


def slow_down(attempts: int) -> timedelta:
    """Doubling, and spread, so that all do not come back at once."""
    doubled = 2.0 ** (attempts - 1)
    return min(SLOW_DOWN * doubled * random.uniform(0.8, 1.2), LONGEST_WAIT)
