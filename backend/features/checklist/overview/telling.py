"""What happened, in sentences of the reader's language."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from backend import content
from backend.core import texts
from backend.core.clock import AMSTERDAM
from backend.features.checklist import readers, wording
from backend.features.checklist.overview.news import Event
from backend.features.checklist.overview.wording import GROUPED, NEWS, SOMEBODY, STATES
from backend.features.checklist.readers import Reader


@dataclass(frozen=True, slots=True)
class Told:
    at: datetime
    about: Markup  # the task, if it is about one
    sentence: Markup


def told(events: Iterable[Event], reader: Reader) -> list[Told]:
    """What happened to many tasks on one day is one line, where the last of it stands."""
    return list(_told(list(events), reader))


def _told(events: list[Event], reader: Reader) -> Iterator[Told]:
    numbers = Counter(_group(event) for event in events if event.verb in GROUPED)
    for event in events:
        if event.verb not in GROUPED:
            yield Told(event.at, _about(event, reader), _sentence(event, reader))
        elif number := numbers.pop(_group(event), 0):
            words = texts.of(reader.language)
            yield Told(event.at, Markup(""), words.rich(GROUPED[event.verb], number=number))


def _group(event: Event) -> tuple[str, object]:
    return event.verb, event.at.astimezone(AMSTERDAM).date()


def _about(event: Event, reader: Reader) -> Markup:
    return readers.titled(event.template, event.title, reader) if event.title else Markup("")


def _sentence(event: Event, reader: Reader) -> Markup:
    words, pack = texts.of(reader.language), content.load(reader.gemeente)
    data = json.loads(event.data)
    changed = wording.REASONS_OF_CHANGE.get(str(data.get("fact")), wording.SOMETHING)
    step = pack.steps.get(str(data.get("step")))
    return words.rich(
        NEWS[event.verb],
        name=words.plain(wording.YOU) if event.actor == reader.id else event.name or words.plain(SOMEBODY),
        what=words.plain(changed),
        whose=str(data.get("whose", "")),
        number=step.number if step else "",
        state=words.plain(STATES.get(str(data.get("state")), "")),
    )
