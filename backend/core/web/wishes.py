"""A wish with an idempotency key is granted once: the key is written in the same transaction as the change."""

from collections.abc import Coroutine
from typing import Any, TypeVar

from backend.core import clock, db
from backend.core.errors import BadRequest
from backend.core.web import forms
from backend.core.web.request import Request

MAX_KEY = 64
T = TypeVar("T")


async def grant(request: Request, wish: Coroutine[Any, Any, T]) -> T | None:
    """Carries out the action; None when this key was used before. The answer is then the page as it is now."""
    try:
        key = await _key(request)
        async with db.write():
            return None if key and not await _claim(request.me.id, key) else await wish
    finally:
        wish.close()  # one that was not begun would complain of it


async def _key(request: Request) -> str:
    key = request.headers.get("idempotency-key") or (await forms.typed(request)).get(forms.KEY_FIELD, "")
    if len(key) > MAX_KEY or not key.isascii():
        raise BadRequest
    return key


async def _claim(person: int, key: str) -> bool:
    claimed = await db.execute(
        "INSERT INTO applied (person, key, created_at) VALUES (?, ?, ?)"
        " ON CONFLICT (person, key) DO NOTHING RETURNING id",
        *(person, key, clock.now()),
    )
    return bool(claimed)
