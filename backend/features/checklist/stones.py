"""The eight stones at the top of the newcomer's first page, and what there is to celebrate."""

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from backend import content
from backend.core import db, texts
from backend.core.access import Person

STATES: dict[str, Literal["done", "now", "later"]] = {"done": "done", "current": "now"}


@dataclass(frozen=True, slots=True)
class Stone:
    key: str
    number: int
    title: Markup
    icon: str
    state: Literal["done", "now", "later"]
    who_starts: Markup
    is_news: bool  # done, and not celebrated yet


async def stones(me: Person) -> list[Stone]:
    rows = await db.fetch("SELECT step, state, seen FROM step_state WHERE traject = ?", me.traject)
    states = {step: (STATES.get(state, "later"), state == "done" and not seen) for step, state, seen in rows}
    pack = content.load(me.gemeente_key)
    say = texts.bound(me.language, pack)
    return [
        Stone(key, step.number, say(step.title), step.icon, state, say(step.who_starts), is_news)
        for key, step in pack.steps.items()
        for state, is_news in [states.get(key, ("later", False))]
    ]


def current(stones: list[Stone]) -> Stone:
    """Steps overlap; the furthest that has begun is where the newcomer is."""
    begun = [stone for stone in stones if stone.state == "now"]
    return begun[-1] if begun else stones[0]


@dataclass(frozen=True, slots=True)
class Celebration:
    done: Stone
    also: list[int]  # numbers of the steps before it that are news as well
    next: Stone | None


def celebration(stones: list[Stone]) -> Celebration | None:
    """Of the furthest step that is news: one celebration, also where a plan ends four steps at once."""
    news = [stone for stone in stones if stone.is_news]
    if not news:
        return None
    *before, done = news
    to_do = [stone for stone in stones if stone.state != "done"]
    after = [stone for stone in to_do if stone.number > done.number] or to_do
    return Celebration(done, [stone.number for stone in before], next(iter(after), None))
