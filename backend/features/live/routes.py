"""The stream that says "something changed". What changed the page fetches itself, as itself."""

import random
import time
from collections.abc import AsyncIterator
from typing import Any

from litestar import Response, get
from litestar.response import Stream as StreamResponse

from backend.core import access, clock, db, sessions
from backend.core.errors import SignInNeeded
from backend.core.web.guards import signed_in
from backend.core.web.request import Request
from backend.features.live.hub import HUB
from backend.features.live.stream import Stream

LOOK_EVERY = 25.0  # seconds; proxies cut what is silent for a minute
LIFETIME = (240.0, 300.0)  # seconds; spread, so that streams opened together do not end together
RETRY = (1_000, 5_000)  # milliseconds
FULL_RETRY_SECONDS = "60"

CHANGED = b"data: changed\n\n"
STILL_HERE = b":\n\n"
HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}


@get("/live", guards=[signed_in])
async def live(request: Request) -> Response[Any]:
    if request.visit is None:
        raise SignInNeeded
    if not HUB.has_room:
        return Response(b"", status_code=503, headers={"retry-after": FULL_RETRY_SECONDS})
    stream = Stream(request.visit.session, request.me, await access.households_of(request.me))
    return StreamResponse(hints(stream), media_type="text/event-stream", headers=HEADERS)


async def hints(stream: Stream) -> AsyncIterator[bytes]:
    ends, looked = time.monotonic() + random.uniform(*LIFETIME), time.monotonic()
    HUB.enter(stream)
    try:
        yield f"retry: {random.randint(*RETRY)}\n\n".encode()
        while not stream.over and time.monotonic() < ends:
            changed, topics = await stream.news(until=min(looked + LOOK_EVERY, ends)), stream.topics
            if stream.must_look or time.monotonic() >= looked + LOOK_EVERY:
                looked = time.monotonic()
                if not await _may_stay(stream):
                    yield CHANGED  # the page asks, finds the door closed, and shows nothing any more
                    return
            if not stream.over:
                yield CHANGED if changed or stream.topics != topics else STILL_HERE
    finally:
        HUB.leave(stream)


async def _may_stay(stream: Stream) -> bool:
    """Whether the session lives. Follows other households when the person's team changed."""
    try:
        if not await sessions.is_live(stream.session):
            return False
        if stream.must_look:
            stream.access_changed, stream.day = False, clock.today()
            HUB.move(stream, await access.households_of(stream.person))
    except db.Unavailable:
        stream.access_changed = True  # nobody knows now; there is no content in a stream, so the next look will do
    return True


ROUTES = (live,)
