from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from backend.core.web.forms import Form

Line = Annotated[str, Meta(max_length=80)]
Day = date
Ticked = Literal["1"]
Level = Literal["A2", "B1", "B2"]
Kind = Annotated[str, Meta(max_length=20)]
Hours = Annotated[str, Meta(max_length=6)]


class Route(Form):
    route: Literal["B", "O", "Z"]
    level: Level | None = None
    local_name: Annotated[str, Meta(max_length=60)] = ""
    lesson_hours: Annotated[int, Meta(ge=1, le=9999)] | None = None
    exams_agreed: Ticked | None = None
    reason: Annotated[str, Meta(max_length=200)] = ""
    version: int = 0


class Offer(Form):
    school: Line
    offered_on: Day
    starts_on: Day | None = None


class Onderdeel(Form):
    state: Literal["open", "vrijgesteld", "ontheven"]
    level: Literal["A2"] | None = None
    day: Day | None = None
    source: Line = ""
    effort: Ticked | None = None


class Exam(Form):
    part: Kind
    day: Day
    level: Level | None = None
    place: Line = ""
    free: Ticked | None = None


class Result(Form):
    result: Literal["Geslaagd", "Gezakt", "Geen"] | None = None


class Milestone(Form):
    day: Day | None = None
    present: Ticked | None = None


class Extension(Form):
    ground: Kind
    starts: Day | None = None
    ends: Day | None = None
    asked_on: Day | None = None
    proof: Annotated[str, Meta(max_length=200)] = ""


class Decision(Form):
    decision: Literal["granted", "refused"] | None = None
    decided_on: Day | None = None
    new_end: Day | None = None


class Week(Form):
    """A kind that is left empty was none."""

    week: Day
    NT2: Hours = "0"
    KNM: Hours = "0"
    PARTICIPATIE: Hours = "0"
    MAP: Hours = "0"
    PVT: Hours = "0"


class Lesson(Form):
    day: Day
    presence: Literal["present", "excused", "absent"] | None = None


class Sheet(Form):
    text: Annotated[str, Meta(max_length=40_000)]
    save: Ticked | None = None
