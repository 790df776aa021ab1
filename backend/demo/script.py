"""The demo's people as they stand in world.toml."""

from datetime import date
from pathlib import Path

import msgspec

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
    plan: Plan | None = None


class World(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    password: str  # of all staff
    totp_seed: str
    staff: tuple[Staff, ...]
    newcomer: tuple[Newcomer, ...]


def read() -> World:
    return msgspec.toml.decode(Path(__file__).with_name("world.toml").read_bytes(), type=World)
