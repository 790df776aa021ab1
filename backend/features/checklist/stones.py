"""The eight stones at the top of the newcomer's first page."""

from dataclasses import dataclass
from typing import Literal

from backend import content
from backend.core import db, texts
from backend.core.access import Person

STATES: dict[str, Literal["done", "now", "later"]] = {"done": "done", "current": "now"}


@dataclass(frozen=True, slots=True)
class Stone:
    key: str
    number: int
    title: str
    icon: str
    state: Literal["done", "now", "later"]


async def stones(me: Person) -> list[Stone]:
    states: dict[str, str] = dict(await db.fetch("SELECT step, state FROM step_state WHERE traject = ?", me.traject))
    pack = content.load(me.gemeente_key)
    say = texts.bound(me.language, pack)
    return [
        Stone(step.key, step.number, say(step.title), step.icon, STATES.get(states.get(step.key, ""), "later"))
        for step in pack.steps.values()
    ]


def current(stones: list[Stone]) -> Stone:
    """Steps overlap; the furthest that has begun is where the newcomer is."""
    begun = [stone for stone in stones if stone.state == "now"]
    return begun[-1] if begun else stones[0]
