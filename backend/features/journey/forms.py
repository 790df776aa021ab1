from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from backend.core.web.forms import NO_PHONE, Form
from backend.core.web.request import MAX_ID
from backend.features.journey.rules import State

Line = Annotated[str, Meta(max_length=80)]
CallName = Annotated[str, Meta(max_length=60)]
Name = Annotated[str, Meta(max_length=120)]
Phone = Annotated[str, Meta(max_length=30, pattern=r"^\+?[0-9() -]{3,}$", extra={"wrong": NO_PHONE})]
RowId = Annotated[int, Meta(ge=1, le=MAX_ID)]


class Step(Form):
    state: State
    since: date | None = None  # absent: today


class Seen(Form):
    seen: Literal["1"]


class End(Form):
    ended: Literal["0", "1"]
    reason: Line = ""
    day: date | None = None


class Fact(Form):
    value: Line | None = None  # absent: not known
    source: Line = ""


class Child(Form):
    name: CallName
    born: date


class Start(Form):
    name: Name
    call_name: CallName
    language: Line
    doelgroep: Line
    born: date | None = None
    phone: Phone | None = None
    speaks: Line = ""  # absent: the language of the app
    household: RowId | None = None  # absent: a household of their own
