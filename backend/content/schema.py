"""The kinds of entry by their name in TOML, and the pack that holds them all."""

from datetime import date

import msgspec

from backend.content.answers import Appointment, Cannot, Done, Holiday, NoteStart, Planning, Reason, Reminder
from backend.content.endings import Afterwards, Ending
from backend.content.entry import Entry
from backend.content.flags import Flag
from backend.content.free_days import SATURDAY, FreeDay, in_year
from backend.content.gemeente import Gemeente
from backend.content.guide import Item, Organisation, Step, Word
from backend.content.problems import Problem
from backend.content.reminding import KEY as REMINDING
from backend.content.reminding import Reminding
from backend.content.sets import TaskSet
from backend.content.task import Task

# [[step]], [[task]] and so on; gemeente.toml is one entry by itself.
KINDS: dict[str, type[Entry]] = {
    "gemeente": Gemeente,
    "step": Step,
    "task": Task,
    "item": Item,
    "word": Word,
    "organisation": Organisation,
    "appointment": Appointment,
    "holiday": Holiday,
    "free_day": FreeDay,
    "reason": Reason,
    "cannot": Cannot,
    "planning": Planning,
    "done": Done,
    "note": NoteStart,
    "reminder": Reminder,
    "ending": Ending,
    "afterwards": Afterwards,
    "flag": Flag,
    "set": TaskSet,
    "reminding": Reminding,
}


class Pack(msgspec.Struct, frozen=True):
    """All content of one gemeente, by key, in the order in which it is shown."""

    gemeente: Gemeente
    facts: dict[str, str]
    anchors: dict[str, str]
    steps: dict[str, Step]
    tasks: dict[str, Task]
    items: dict[str, Item]
    words: dict[str, Word]
    organisations: dict[str, Organisation]
    appointments: dict[str, Appointment]
    holidays: dict[str, Holiday]
    free_days: dict[str, FreeDay]
    reasons: dict[str, Reason]
    cannot: dict[str, Cannot]
    planning: dict[str, Planning]
    done: dict[str, Done]
    notes: dict[str, NoteStart]
    reminders: dict[str, Reminder]
    endings: dict[str, Ending]
    afterwards: dict[str, Afterwards]
    flags: dict[str, Flag]
    sets: dict[str, TaskSet]
    remindings: dict[str, Reminding]
    edition: int = 0
    translations: dict[str, dict[str, str]] = {}  # the gemeente's own, by language and Dutch text
    left_out: tuple[Problem, ...] = ()  # of the edition, because it does not fit

    @property
    def reminding(self) -> Reminding:
        return self.remindings[REMINDING]

    @property
    def name(self) -> str:
        return self.gemeente.name

    def translation(self, code: str, text: str) -> str | None:
        """As the gemeente itself says it, if it does."""
        return self.translations.get(code, {}).get(text)

    def text(self, text: str) -> str:
        """A text of the pack, in whatever language, with the gemeente's name filled in."""
        return text.replace("{gemeente}", self.gemeente.name)

    def is_free(self, day: date) -> bool:
        """A day of the law on which nobody works, in the weekend or not."""
        return day in in_year(day.year, tuple(free.on for free in self.free_days.values()))

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and not self.is_free(day)

    def is_without_lesson(self, day: date) -> bool:
        return self.is_free(day) or any(free.first <= day <= free.last for free in self.holidays.values())
