from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from backend.core import db


class Undone(Exception):
    pass


@asynccontextmanager
async def undone() -> AsyncIterator[None]:
    """A write that is taken back in the end."""
    try:
        async with db.write():
            yield
            raise Undone
    except Undone:
        pass
