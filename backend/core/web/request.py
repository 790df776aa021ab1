from datetime import datetime, timedelta
from typing import Annotated

from litestar import Request as LitestarRequest
from litestar.datastructures import State
from litestar.params import FromPath, Parameter

from backend.core import clock, settings, texts
from backend.core.access import Person, Visit
from backend.core.errors import SignInNeeded

MAX_ID = 2**63 - 1
Id = FromPath[Annotated[int, Parameter(ge=1, le=MAX_ID)]]

LANGUAGE_COOKIE = "taal"
OLDEST_WISH = timedelta(days=60)


def cookie(name: str) -> str:
    """`__Host-` binds a cookie to this very host; browsers accept it only over HTTPS."""
    return f"__Host-{name}" if settings.current().is_https else name


class Request(LitestarRequest[None, None, State]):
    """A request with who makes it."""

    @property
    def visit(self) -> Visit | None:
        return self.scope["state"].get("visit")

    @property
    def person(self) -> Person | None:
        return self.visit.person if self.visit else None

    @property
    def waiting(self) -> int:
        """How much waits for a helper's answer."""
        return int(self.scope["state"].get("waiting", 0))

    @property
    def me(self) -> Person:
        """Raises SignInNeeded for a stranger."""
        if self.person is None:
            raise SignInNeeded
        return self.person

    @property
    def is_partial(self) -> bool:
        """htmx asks, and will take a piece of the page from the answer."""
        return self.headers.get("hx-request") == "true"

    @property
    def is_by_itself(self) -> bool:
        """A page that is left open fetches itself: nobody looks then."""
        return "x-by-itself" in self.headers

    @property
    def is_replay(self) -> bool:
        """The service worker sends what was done without network. It wants a status and a sentence, no page."""
        return self.headers.get("x-sync") == "1"

    @property
    def wished_at(self) -> datetime | None:
        """When the person did it, if that is not now. A phone's clock may be wrong: it says how many seconds ago."""
        age = self.headers.get("x-age", "")
        if not self.is_replay or not (age.isascii() and age.isdigit() and len(age) < 9):
            return None
        return clock.now() - min(timedelta(seconds=int(age)), OLDEST_WISH)

    @property
    def language(self) -> str:
        chosen = self.cookies.get(LANGUAGE_COOKIE, "")
        if self.person:
            return self.person.language
        if chosen in texts.languages():
            return chosen
        return texts.preferred(self.headers.get("accept-language", ""), tuple(texts.languages()))

    @property
    def place(self) -> str:
        """Where the person is, to come back to."""
        query = self.scope["query_string"].decode("latin-1")
        return self.url.path + (f"?{query}" if query else "")
