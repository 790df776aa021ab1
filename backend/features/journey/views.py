"""The steps and the facts of one traject, as pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from backend import content
from backend.content.guide import Step
from backend.core.access import Person
from backend.features.journey import rules, vocabulary
from backend.features.journey.queries import Fact, Reached, Task
from backend.features.journey.rules import State
from backend.features.journey.wording import FACTS, Wording

Mark = Literal["later", "now", "done"]
MARKS: dict[State, Mark] = {"none": "later", "current": "now", "done": "done"}
OWN_TASK_ICON = "note-pencil"


@dataclass(frozen=True, slots=True)
class Listed:
    """A task of a step. Without a template it is somebody's own."""

    task: Task
    template: content.Task | None
    reached: bool

    @property
    def icon(self) -> str:
        return self.template.icon if self.template else OWN_TASK_ICON

    @property
    def mark(self) -> str:
        if self.reached:
            return "done"
        return "wait" if self.task.done_at else "later"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A step of the pack and how far this traject is in it."""

    step: Step
    state: State
    since: date | None
    tasks: list[Listed]

    @property
    def mark(self) -> Mark:
        return MARKS[self.state]

    @property
    def total(self) -> int:
        return len(self.tasks)

    @property
    def done(self) -> int:
        return sum(listed.reached for listed in self.tasks)


def way(pack: content.Pack, reached: Mapping[str, Reached], tasks: Iterable[Task], today: date) -> list[Stretch]:
    """All steps in order. A task that has not opened yet does not count: nobody can do it."""
    order = {template: place for place, template in enumerate(pack.tasks)}
    listed = [
        _listed(task, pack) for task in sorted(tasks, key=lambda task: order.get(task.template or "", len(order)))
    ]
    shown = [each for each in listed if each.reached or each.task.opens <= today]
    return [
        Stretch(
            step,
            reached[key].state if key in reached else "none",
            reached[key].since if key in reached else None,
            [each for each in shown if each.task.step == key],
        )
        for key, step in pack.steps.items()
    ]


def _listed(task: Task, pack: content.Pack) -> Listed:
    template = pack.tasks.get(task.template or "")
    done, confirmed, accepted = (moment is not None for moment in (task.done_at, task.confirmed_at, task.accepted_at))
    counts = template.counts if template else "done"
    return Listed(task, template, rules.is_reached(counts, done=done, confirmed=confirmed, accepted=accepted))


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact that a helper may record, and what is recorded now."""

    key: str
    wording: Wording
    choices: tuple[str, ...]  # none: a day
    fact: Fact | None

    @property
    def day(self) -> date | None:
        return date.fromisoformat(self.fact.value) if self.fact and not self.choices else None


def asked(me: Person, pack: content.Pack, facts: Mapping[str, Fact]) -> list[Asked]:
    """In the order of the wording; what only this gemeente asks comes last, in the words of its pack."""
    choices = vocabulary.asked_of(me.role, pack.gemeente.key)
    own = {key: Wording(key, (pack.anchors | pack.facts)[key]) for key in choices if key not in FACTS}
    worded = {key: words for key, words in FACTS.items() if key in choices} | own
    return [Asked(key, words, choices[key], facts.get(key)) for key, words in worded.items()]
