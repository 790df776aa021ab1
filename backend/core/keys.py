"""Keys made from the app's one secret, a different one for each purpose. None of them is in the database."""

import hashlib
import hmac
from functools import cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from backend.core import settings


@cache
def key(purpose: str) -> bytes:
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"wegwijs {purpose}".encode())
    return derive.derive(settings.current().secret)


def mac(purpose: str, *parts: str | int) -> bytes:
    """HMAC-SHA256. No part holds the separator."""
    return hmac.new(key(purpose), "\0".join(map(str, parts)).encode(), hashlib.sha256).digest()
