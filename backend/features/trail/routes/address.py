"""What may stand in the address of a list."""

from datetime import date
from typing import Annotated

from litestar.params import FromQuery, Parameter

from backend.core.errors import NotFound
from backend.core.web.forms import is_near
from backend.core.web.request import MAX_ID

Name = FromQuery[Annotated[str, Parameter(max_length=120)]]
Before = FromQuery[Annotated[int | None, Parameter(ge=1, le=MAX_ID)]]


def day_of(text: str) -> date | None:
    """A day as a date field sends it; an empty field is no question."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise NotFound from error
    if not is_near(day):
        raise NotFound
    return day
