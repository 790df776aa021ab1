"""Only our own pages may change something. No token in the form, so a tick made offline can be sent days later."""

from urllib.parse import urlsplit

from litestar.types import HTTPScope

from backend.core.errors import BadRequest

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def check(scope: HTTPScope) -> None:
    """Raises BadRequest for a change that another site asked for: by Sec-Fetch-Site, else by Origin."""
    if scope["method"] in SAFE_METHODS:
        return
    headers = dict(scope["headers"])
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        allowed = site in (b"same-origin", b"none")
    else:
        # Browsers before 2023 have no Sec-Fetch-Site; programs send neither and hold no cookie of ours.
        origin = headers.get(b"origin")
        allowed = origin is None or _host(origin) == headers.get(b"host")
    if not allowed:
        raise BadRequest


def _host(origin: bytes) -> bytes | None:
    try:
        return urlsplit(origin.decode("latin-1")).netloc.encode("latin-1")
    except ValueError:  # not an address at all
        return None
