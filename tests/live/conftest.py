import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

import pytest

from backend.core import access, sessions
from backend.core.access import Person
from backend.features.live import hub, routes
from backend.features.live.stream import Stream
from tests.cast import World

ENDED = b""


class Page:
    """An open page, and what its stream says."""

    def __init__(self, person: Person, session: int, stream: Stream) -> None:
        self.person = person
        self.session = session
        self._said: asyncio.Queue[bytes] = asyncio.Queue()
        self._reading = asyncio.create_task(self._read(stream))

    async def _read(self, stream: Stream) -> None:
        async for line in routes.hints(stream):
            self._said.put_nowait(line)
        self._said.put_nowait(ENDED)

    async def next(self, within: float = 1.0) -> bytes:
        """Raises TimeoutError when nothing is said."""
        return await asyncio.wait_for(self._said.get(), within)

    async def is_told(self, within: float = 1.0) -> bool:
        return await self.next(within) == routes.CHANGED

    async def is_silent(self) -> bool:
        with suppress(TimeoutError):
            await self.next(within=0.3)
            return False
        return True

    async def has_ended(self) -> bool:
        return await self.next() == ENDED

    async def close(self) -> None:
        """As the server does when the browser goes away."""
        self._reading.cancel()
        with suppress(asyncio.CancelledError):
            await self._reading


OpenPage = Callable[[str], Awaitable[Page]]


@pytest.fixture
async def running_hub(world: World) -> AsyncIterator[None]:
    async with hub.running():
        yield


@pytest.fixture
async def open_page(world: World, running_hub: None) -> AsyncIterator[OpenPage]:
    """Opens a page of someone of the cast, in a new session or in the one given."""
    opened: list[Page] = []

    async def opening(name: str, session: int | None = None) -> Page:
        person = world[name]
        session = session or await new_session(person)
        page = Page(person, session, Stream(session, person, await access.households_of(person)))
        opened.append(page)
        assert (await page.next()).startswith(b"retry: ")
        return page

    yield opening
    for page in opened:
        await page.close()


async def new_session(person: Person) -> int:
    visit = await sessions.find(await sessions.start(person.id, sessions.STAFF))
    assert visit is not None
    return visit.session
