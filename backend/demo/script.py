"""The demo's people as they stand in world.toml."""

from datetime import date
from pathlib import Path

import msgspec

from backend.features.notes.rules.reading import Audience
from backend.features.pip.actions.agreements import Answer, Who


class Staff(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    name: str
    role: str
    gemeente: str = "nijkerk"
    phone: str | None = None

    @property
    def email(self) -> str:
        return f"{self.code}@wegwijs.example"


class Stuck(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    task: str
    reason: str
    day: int


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    task: str
    who: str
    day: int
    text: str


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    who: str
    day: int
    audience: Audience
    text: str
    language: str = "nl"
    corrected: str = ""  # an hour later


class Cannot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """That they cannot come, said on a day, and when they can: "4 10:00" is in four days at ten."""

    reason: str
    day: int
    proposals: tuple[str, ...] = ()


class Meeting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    by: str
    planned: int
    day: int
    at: str  # on the clock in Amsterdam
    kind: str | None = None
    title: str = ""
    minutes: int = 60
    home: bool = False
    place: str = ""
    video: str = ""
    by_phone: bool = False
    with_also: tuple[str, ...] = ()  # asked along afterwards
    tolk: str | None = None
    bring: str = ""
    until: int | None = None  # every week
    cannot: Cannot | None = None
    present: bool | None = None
    agreed: tuple[str, ...] = ()


class Proposal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A change of the content that waits for approval, or got it; translations by language and Dutch text."""

    by: str
    day: int
    kind: str
    key: str
    fields: dict[str, object]
    translations: dict[str, dict[str, str]] = {}
    approved_by: str = ""


class Visit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """At home: what was done, what did not work and why, and what was put off to which day."""

    by: str
    day: int
    done: tuple[str, ...] = ()
    stuck: dict[str, str] = {}
    later: dict[str, int] = {}


class Exam(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    part: str
    day: int
    level: str | None = None
    place: str = ""
    free: bool = True
    result: str | None = None


class Lessons(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every week from the first day to the last: so many hours of each kind."""

    first: int
    last: int
    hours: dict[str, float]


class Learning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The way to the diploma; recorded by the klantmanager, the hours and lessons by the docent."""

    route: str
    chosen: int
    offered: int | None = None  # the course; None: not yet
    starts: int = 0
    local_name: str = ""
    lesson_hours: int | None = None
    lessons: tuple[Lessons, ...] = ()
    presence: dict[str, str] = {}  # how many days ago, and whether they were there
    exams: tuple[Exam, ...] = ()
    milestones: dict[str, int] = {}


class Agreed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    day: int
    what: str
    who: Who
    picture: str
    often: str = ""
    until: int | None = None
    answered: int | None = None
    answer: Answer = "understood"
    note: str = ""
    replied: int | None = None
    reply: str = ""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    intake: int
    drafted: int
    text: dict[str, str | int | bool]  # as the klantmanager filled it in
    decided: int | None = None  # a draft still
    alone: bool = False  # the newcomer's choice
    goal: str = ""
    agreed: tuple[Agreed, ...] = ()


class End(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reason: str
    day: int


class StandIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    who: str
    absent: str
    arranged: int
    since: int
    back: int


class TakenUp(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    who: str
    day: int
    reason: str


class Newcomer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Days count from today."""

    code: str
    name: str
    language: str
    born: date
    team: tuple[str, ...]
    started: int
    days: dict[str, int]
    facts: dict[str, str]
    gemeente: str = "nijkerk"
    phone: str | None = None
    speaks: str = ""  # else the language of the app
    household: str = ""
    children: dict[str, int] = {}
    done: dict[str, int] = {}
    seen: dict[str, int] = {}
    arrived: dict[str, int] = {}
    promised: dict[str, int] = {}
    steps: dict[str, int] = {}
    visited: int | None = None
    stuck: tuple[Stuck, ...] = ()
    said: tuple[Said, ...] = ()
    notes: tuple[Note, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    visits: tuple[Visit, ...] = ()
    learning: Learning | None = None
    plan: Plan | None = None
    end: End | None = None
    stand_ins: tuple[StandIn, ...] = ()
    taken_up: tuple[TakenUp, ...] = ()
    looked: dict[str, tuple[int, ...]] = {}


class World(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    password: str  # of all staff
    totp_seed: str
    staff: tuple[Staff, ...]
    newcomer: tuple[Newcomer, ...]
    proposal: tuple[Proposal, ...] = ()


def read() -> World:
    return msgspec.toml.decode(Path(__file__).with_name("world.toml").read_bytes(), type=World)
