"""Tasks that a helper gives in one go."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from backend.content.entry import Dutch, Entry, Key, TaskKey, Text
from backend.content.problems import Mistake
from backend.content.task import Task


class TaskSet(Entry, frozen=True):
    key: Key
    title: Text
    tasks: Annotated[tuple[TaskKey, ...], Meta(min_length=1)]
    source: Dutch


def set_mistakes(one: TaskSet, tasks: dict[str, Task]) -> Iterator[Mistake]:
    for key in one.tasks:
        if one.tasks.count(key) > 1:
            yield "tasks", f"{key} is there twice"
        if key in tasks and tasks[key].subject == "child":
            yield "tasks", f"{key} is for each child: it comes with the child"
