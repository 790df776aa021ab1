from dataclasses import fields
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, structs

from backend.core.web.forms import Form
from backend.features.pip.actions.agreements import Answer, Who, Wish
from backend.features.pip.actions.intake import Choice, Result
from backend.features.pip.rules.checks import Level, Plan, Route
from backend.features.pip.wording import PICTURES

Line = Annotated[str, Meta(max_length=200)]
Short = Annotated[str, Meta(max_length=120)]
Often = Annotated[str, Meta(max_length=80)]
Text = Annotated[str, Meta(max_length=2000)]
Note = Annotated[str, Meta(max_length=500)]
Number = Annotated[int, Meta(ge=0, le=99_999)]
Picture = Annotated[str, Meta(pattern=f"^({'|'.join(PICTURES)})$")]


class Draft(Form):
    """Everything may lack: what the law asks is said by the checks."""

    revision: Number
    wish: Literal["save", "establish"] = "save"
    route: Route | None = None
    level: Level | None = None
    intensity: Line = ""
    hours: Number | None = None
    literacy: Literal["", "A", "AA", "NVT"] = ""
    finish_study: bool = False
    pvt: Line = ""
    map: Line = ""
    talks: Number | None = None
    support: Text = ""
    vve: Text = ""
    decisions: Text = ""
    z_exams: bool = False
    a2_effort: bool = False
    reason: Text = ""
    exception: Text = ""
    dated: date | None = None
    sent: date | None = None

    @property
    def plan(self) -> Plan:
        typed = structs.asdict(self)
        return Plan(**{field.name: typed[field.name] for field in fields(Plan) if field.name in typed})


class Goal(Form):
    body: Text = ""


class Agreed(Form):
    what: Short
    who: Who
    often: Often = ""
    until: date | None = None
    picture: Picture = "clipboard-text"
    revision: Number = 1

    @property
    def wish(self) -> Wish:
        return Wish(self.what, self.who, self.often, self.until, self.picture)


class Said(Form):
    answer: Answer
    note: Note = ""


class Reply(Form):
    reply: Text
    vorige: Annotated[str, Meta(max_length=40)] | None = None  # when the reply that stood there was given


class Told(Form):
    told_on: date | None = None


class Chosen(Form):
    choice: Choice


class Waiting(Form):
    waits_for: Short = ""
    answered_on: date | None = None


class Talk(Form):
    held_on: date
    company: Short = ""
    summary: Text = ""
    education: bool = False
    circumstances: bool = False
    dutch: bool = False
    work: bool = False
    independence: bool = False
    vve: bool = False

    @property
    def subjects(self) -> tuple[str, ...]:
        return tuple(name for name, said in structs.asdict(self).items() if said is True)


class Toets(Form):
    result: Result
    taken_on: date | None = None
    score: Number | None = None
    needed: Number | None = None
    because: Line = ""
