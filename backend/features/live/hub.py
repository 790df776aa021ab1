"""Who is looking, and whom a hint concerns. Each web process has one hub.

A hint says only that something changed. A lost one costs nothing: after every gap all who look are told to look again.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress

from backend import content
from backend.core import events
from backend.core.engine import DB
from backend.core.events import Hint
from backend.features.live import postgres, presence
from backend.features.live.shutdown import on_termination
from backend.features.live.stream import Stream

PER_SESSION = 3
PER_PROCESS = 12_000
# Seconds. What changes after a page was made and before its stream is open would otherwise pass it by.
JUST_NOW = 15.0
# After a gap everybody fetches a page: so many a second, not all at once.
LOOKS_PER_SECOND = 500


class Hub:
    def __init__(self) -> None:
        self._streams: set[Stream] = set()
        self._by_topic: dict[Hint, set[Stream]] = {}
        self._by_session: dict[int, list[Stream]] = {}
        self._lately: dict[Hint, float] = {}  # oldest first
        self._gap_ended = float("-inf")
        self._stopping = False

    @property
    def has_room(self) -> bool:
        return len(self._streams) < PER_PROCESS

    def people(self) -> set[int]:
        return {stream.person.id for stream in self._streams}

    def enter(self, stream: Stream) -> None:
        self._streams.add(stream)
        self._follow(stream, stream.topics)
        mine = self._by_session.setdefault(stream.session, [])
        mine.append(stream)
        for oldest in mine[:-PER_SESSION]:
            oldest.end()
        if self._may_have_missed(stream):
            stream.tell(access_changed=True)
        if self._stopping:
            stream.end()

    def move(self, stream: Stream, households: Iterable[int]) -> None:
        """The person's team changed: other households count from now on."""
        topics = stream.topics_of(households)
        self._unfollow(stream, stream.topics - topics)
        self._follow(stream, topics - stream.topics)
        stream.topics = topics

    def leave(self, stream: Stream) -> None:
        self._streams.discard(stream)
        self._unfollow(stream, stream.topics)
        mine = self._by_session[stream.session]
        mine.remove(stream)
        if not mine:
            del self._by_session[stream.session]

    def _follow(self, stream: Stream, topics: Iterable[Hint]) -> None:
        for topic in topics:
            self._by_topic.setdefault(topic, set()).add(stream)

    def _unfollow(self, stream: Stream, topics: Iterable[Hint]) -> None:
        for topic in topics:
            followers = self._by_topic[topic]
            followers.discard(stream)
            if not followers:
                del self._by_topic[topic]

    def tell(self, hint: Hint) -> None:
        self._remember(hint)
        for stream in self._by_topic.get(hint, ()):
            stream.tell(access_changed=hint.person is not None)

    def _remember(self, hint: Hint) -> None:
        now = time.monotonic()
        self._lately.pop(hint, None)
        self._lately[hint] = now
        while self._lately[oldest := next(iter(self._lately))] < now - JUST_NOW:
            del self._lately[oldest]

    def _may_have_missed(self, stream: Stream) -> bool:
        since = time.monotonic() - JUST_NOW
        return self._gap_ended > since or any(self._lately.get(topic, since) > since for topic in stream.topics)

    def resync(self) -> None:
        """Hints may have been lost, also those of changed access."""
        self._gap_ended = time.monotonic()
        loop, spread = asyncio.get_running_loop(), len(self._streams) / LOOKS_PER_SECOND
        for stream in self._streams:
            loop.call_later(random.uniform(0, spread), stream.tell, True)

    def open(self) -> None:
        self._lately.clear()
        self._gap_ended = float("-inf")
        self._stopping = False

    def end_all(self) -> None:
        self._stopping = True
        for stream in self._streams:
            stream.end()


HUB = Hub()


@asynccontextmanager
async def running() -> AsyncIterator[None]:
    HUB.open()
    with on_termination(HUB.end_all):
        async with _hints_of_all_processes() if DB.engine_type == "postgres" else _hints_of_this_process():
            telling = asyncio.create_task(presence.keep_telling(HUB.people))
            # Every open page shows texts of the content.
            stop_hearing = content.on_change(HUB.resync)
            try:
                yield
            finally:
                stop_hearing()
                telling.cancel()
                with suppress(asyncio.CancelledError):
                    await telling
    HUB.end_all()


@asynccontextmanager
async def _hints_of_this_process() -> AsyncIterator[None]:
    stop = events.listen(HUB.tell)
    try:
        yield
    finally:
        stop()


@asynccontextmanager
async def _hints_of_all_processes() -> AsyncIterator[None]:
    heard = asyncio.Event()
    listening = asyncio.create_task(postgres.listen(HUB.tell, HUB.resync, heard))
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(postgres.SECONDS_TO_WAIT):
                await heard.wait()
        yield
    finally:
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening
