"""The templates as a list holds them. Who changes one changes what comes after; what runs is renewed on request."""

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from backend import content
from backend.core import db

# Those that a renewal has not overtaken, the oldest first.
STANDING = (
    "SELECT id, template, frame, last_task, last_traject FROM former_template WHERE gemeente = ? AND id > COALESCE("
    "(SELECT MAX(former) FROM renewal WHERE renewal.gemeente = former_template.gemeente"
    " AND renewal.template = former_template.template), 0) ORDER BY id"
)


class Former(NamedTuple):
    id: int
    template: str
    frame: content.Frame
    last_task: int
    last_traject: int

    @property
    def came_by_itself(self) -> bool:
        return self.frame.get("start") == "auto"


@dataclass(frozen=True, slots=True)
class Formers:
    by_template: dict[str, list[Former]]

    def frame(self, template: str, first: int | None) -> content.Frame:
        """Of a household whose first task of this template is `first`; empty where the template holds as it is."""
        known = self.by_template.get(template, []) if first else []
        return next((former.frame for former in known if first and former.last_task >= first), {})

    def held(self, template: content.Task, first: int | None) -> content.Task:
        frame = self.frame(template.key, first)
        return content.framed(template, frame) if frame else template

    def comes(self, template: str, traject: int | None) -> bool:
        """Onto a list that does not have it: not where the list is older than the template that comes by itself."""
        known = self.by_template.get(template, [])
        oldest = next((former for former in known if former.last_traject >= (traject or 0)), None)
        return oldest is None or oldest.came_by_itself


async def formers(gemeente: int) -> Formers:
    found: defaultdict[str, list[Former]] = defaultdict(list)
    for former, template, frame, last_task, last_traject in await db.fetch(STANDING, gemeente):
        found[template].append(Former(former, template, json.loads(frame), last_task, last_traject))
    return Formers(dict(found))
