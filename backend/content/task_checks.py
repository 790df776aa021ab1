"""What must hold within one task template, and for their order."""

from collections.abc import Iterator
from datetime import date
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from backend.content.draft import Draft
from backend.content.problems import Mistake
from backend.content.task import Task

# A month from here is as short and as long as months get: what is too late from both is too late.
ANY_DAY = (date(2026, 2, 1), date(2026, 7, 1))


def check_tasks(draft: Draft) -> None:
    tasks = draft.of(Task)
    for key, task in tasks.items():
        for rule in (_due, _opens, _order, _acceptance, _ages, _title_staff):
            for field, text in rule(task):
                draft.wrong("task", key, field, text)
    try:
        TopologicalSorter({key: task.after for key, task in tasks.items()}).prepare()
    except CycleError as error:
        circle = error.args[1]
        draft.wrong("task", circle[0], "after", f"is a circle: {', '.join(reversed(circle))}")


def _due(task: Task) -> Iterator[Mistake]:
    if task.due and task.due_basis == "none":
        yield "due", "is given, but due_basis is none"
    if not task.due and task.due_basis in ("law", "target"):
        yield "due", f"is empty, but due_basis is {task.due_basis}"


def _opens(task: Task) -> Iterator[Mistake]:
    """A clock needs a day to count from, and a day to count from needs a clock."""
    if task.anchor == "none":
        for field in ("opens", "advise", "due"):
            if getattr(task, field):
                yield field, "counts from nothing: anchor is none"
    elif not task.opens:
        yield "opens", f"is empty, but anchor is {task.anchor}"


def _order(task: Task) -> Iterator[Mistake]:
    given = [(field, span) for field in ("opens", "advise", "due") if (span := getattr(task, field))]
    for (early, first), (late, second) in pairwise(given):
        if all(first.after(day) > second.after(day) for day in ANY_DAY):
            yield late, f"comes before {early}"


def _acceptance(task: Task) -> Iterator[Mistake]:
    if (task.counts == "accepted") != bool(task.accepted_by):
        yield "accepted_by", f"{task.accepted_by or 'nobody'} does not go with counts = {task.counts}"


def _ages(task: Task) -> Iterator[Mistake]:
    youngest, oldest = task.applies.child_age_from, task.applies.child_age_to
    if task.subject == "child" and (youngest is None or oldest is None):
        yield "applies", "a task for each child needs child_age_from and child_age_to"
    if task.subject != "child" and not (youngest is None and oldest is None):
        yield "applies", f"child ages do not go with subject = {task.subject}"
    if youngest is not None and oldest is not None and youngest > oldest:
        yield "applies", f"child_age_from {youngest} is above child_age_to {oldest}"


def _title_staff(task: Task) -> Iterator[Mistake]:
    if (task.actor == "newcomer") == bool(task.title_staff):
        yield "title_staff", f"{task.title_staff!r} does not go with actor = {task.actor}"
