"""In a demo anybody may be anybody. Elsewhere this page does not exist."""

from typing import Any

from litestar import Response, get, post

from backend.core import db, sessions
from backend.core.errors import NotFound
from backend.core.pages import page, see
from backend.core.web.request import Id, Request
from backend.features.people.routes import cookies
from backend.features.people.routes.forms import close_former

PEOPLE = (
    "SELECT person.id, person.name, person.role, person.language, gemeente.name FROM person"
    " JOIN gemeente ON gemeente.id = person.gemeente WHERE gemeente.demo = true AND person.ended_at IS NULL"
)


@get("/demo")
async def show(request: Request) -> Response[bytes]:
    people = await db.fetch(f"{PEOPLE} ORDER BY person.id")
    if not people:
        raise NotFound
    return page(request, "people/demo.html", people=people)


@post("/demo/{person:int}", status_code=200)
async def enter(request: Request, person: Id) -> Response[Any]:
    found = await db.fetch_one(f"{PEOPLE} AND person.id = ?", person)
    if found is None:
        raise NotFound
    await close_former(request)
    response = see(request, "/")
    cookies.put_staff_session(response, await sessions.start(person, sessions.STAFF))
    return response
