"""What happened, in sentences of the reader's language. One place for every history that the app shows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from markupsafe import Markup

from backend import content
from backend.core import texts, vocabulary
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.core.texts import Texts
from backend.core.trail import wording
from backend.core.trail.kinds import KINDS
from backend.core.trail.queries import Event, Meeting, Task


@dataclass(frozen=True, slots=True)
class Told:
    at: datetime
    day: str
    time: str
    sentence: Markup
    about: Markup  # the task or the appointment that it happened to

    @property
    def on(self) -> date:
        return self.at.astimezone(AMSTERDAM).date()


def each(events: Iterable[Event], me: Person) -> list[Told]:
    """One line for each: on the page of what they are about."""
    return [_told(event, me) for event in events]


def together(events: Iterable[Event], me: Person) -> list[Told]:
    """What happened to many tasks on one day is one line, where the last of it stands."""
    return list(_together(list(events), me))


def _together(events: list[Event], me: Person) -> Iterator[Told]:
    numbers = Counter(map(_group, events))
    for event in events:
        if event.verb not in wording.GROUPED:
            yield _told(event, me)
        elif number := numbers.pop(_group(event), 0):
            words = texts.of(me.language)
            yield _line(event, words, words.rich(wording.GROUPED[event.verb], number=number), Markup(""))


def _group(event: Event) -> tuple[str, date]:
    return event.verb, event.at.astimezone(AMSTERDAM).date()


def _told(event: Event, me: Person) -> Told:
    words, pack, kind = texts.of(me.language), content.load(me.gemeente_key), KINDS[event.verb]
    name = words.plain(wording.YOU) if event.actor == me.id else event.name or words.plain(kind.nobody)
    values = {"name": name, "who": event.who} | _values(event.data, words, pack)
    sentences = [kind.sentence, *(wording.MORE[more] for more in kind.more if values.get(more))]
    return _line(event, words, Markup(" ").join(words.rich(each, **values) for each in sentences), _about(event, me))


def _line(event: Event, words: Texts, sentence: Markup, about: Markup) -> Told:
    return Told(event.at, words.moment_day(event.at), words.time(event.at), sentence, about)


def _about(event: Event, me: Person) -> Markup:
    if event.task:
        return title_of_task(event.task, me)
    return _title_of_meeting(event.meeting, me) if event.meeting else Markup("")


def title_of_task(task: Task, me: Person) -> Markup:
    """As the pack calls it; one that it does not have, as who made it called it."""
    pack = content.load(me.gemeente_key)
    template = pack.tasks.get(task.template or "")
    if template is None:
        own = Markup('<bdi dir="auto">{}</bdi>').format(task.title)
        return own if task.by_newcomer else texts.of(me.language).of_staff(task.title)
    staff = me.is_helper and template.title_staff
    title = Markup(texts.bound(me.language, pack)(template.title_staff if staff else template.title))
    return title + (Markup(" · <bdi>{}</bdi>").format(task.child) if task.child else "")


def _title_of_meeting(meeting: Meeting, me: Person) -> Markup:
    pack = content.load(me.gemeente_key)
    kind = pack.appointments.get(meeting.kind or "")
    return texts.bound(me.language, pack)(kind.title) if kind else texts.of(me.language).of_staff(meeting.title or "")


def _values(data: Mapping[str, Any], words: Texts, pack: content.Pack) -> dict[str, object]:
    """What an event says of itself, in words. Nothing for what it does not say."""
    step = pack.steps.get(str(data.get("step")))
    starts = datetime.fromisoformat(data["starts"]) if data.get("starts") else None
    minutes = data.get("minutes")
    return {
        "day": words.moment_day(starts) if starts else _day(data.get("day"), words),
        "time": words.time(starts) if starts else "",
        "due": _day(data.get("due"), words),
        "met": _day(data.get("met"), words),
        "week": words.date_part(date.fromisoformat(data["week"]), "d MMMM") if data.get("week") else "",
        "number": step.number if step else "",
        "hours": f"{minutes / 60:g}".replace(".", ",") if minutes is not None else "",
        "reason": str(data.get("reason") or "").rstrip("."),
        "ended": "reason" in data and data["reason"] is None,  # nobody called it off: the traject ended
        **{name: str(data.get(name, "")) for name in ("whose", "school")},
        **{name: _named(data.get(key), names, words) for name, (key, names) in NAMED.items()},
        "what": words.plain(wording.CHANGES.get(str(data.get("fact")), wording.ANYTHING)),
        "because": words.plain(wording.CHANGES.get(data["because"], wording.SOMETHING)) if data.get("because") else "",
        "presence": words.plain(vocabulary.PRESENCE.get(str(data.get("presence")), vocabulary.NO_LESSON)),
    }


NAMED = {
    "state": ("state", wording.STATES),
    "route": ("route", vocabulary.ROUTES),
    "part": ("part", vocabulary.PARTS),
    "kind": ("kind", vocabulary.MILESTONES),
    "ground": ("ground", vocabulary.GROUNDS),
    "answer": ("answer", vocabulary.ANSWERS),
    "paper": ("paper", wording.PAPERS),
}


def _named(key: str | None, names: Mapping[str, str], words: Texts) -> str:
    return words.plain(names[key]) if key and key in names else key or ""


def _day(text: str | None, words: Texts) -> str:
    return words.day(date.fromisoformat(text)) if text else ""
