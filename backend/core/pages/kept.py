"""Pages of a newcomer, kept as they were made until something of their household changes.

A person carries the version of their household, read with the session in one query; with the day and the edition of
the content it names all that such a page shows. Not for a page with a form that makes something: its idempotency key
would be everybody's.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from backend import content
from backend.core import clock
from backend.core.access import Person
from backend.core.pages.answer import Page, encoding_of, page, ready
from backend.core.web.request import Request

MOST = 4_000  # pages of about 4 KB in brotli, in each web process

Key = tuple[str, str, str, date, Person | None, int, int]
_kept: OrderedDict[Key, bytes] = OrderedDict()


async def kept_page(request: Request, template: str, context: Callable[[], Awaitable[dict[str, Any]]]) -> Page:
    """`context` is asked only when the page has to be made."""
    unread = request.visit.unread if request.visit else 0
    # Asked before the page is made: one that an edition overtakes is kept under the old number, where nobody looks.
    edition = content.load(request.me.gemeente_key).edition
    key = (template, request.place, encoding_of(request), clock.today(), request.person, unread, edition)
    if (body := _kept.get(key)) is not None:
        _kept.move_to_end(key)
        return ready(request, body, key[2])
    made = page(request, template, **await context())
    _kept[key] = made.content
    if len(_kept) > MOST:
        _kept.popitem(last=False)
    return made
