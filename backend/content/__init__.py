"""The content of a gemeente: TOML that is checked as a whole when it loads."""

from backend.content.answers import Appointment, Cannot, Holiday, Planning, Reason
from backend.content.flags import Flag
from backend.content.gemeente import Gemeente
from backend.content.guide import Item, Organisation, Step, Word
from backend.content.packs import gemeenten, load, load_all
from backend.content.problems import PackError
from backend.content.schema import Pack
from backend.content.span import Span
from backend.content.task import Task
from backend.content.texts import content_texts

__all__ = [
    "Appointment",
    "Cannot",
    "Flag",
    "Gemeente",
    "Holiday",
    "Item",
    "Organisation",
    "Pack",
    "PackError",
    "Planning",
    "Reason",
    "Span",
    "Step",
    "Task",
    "Word",
    "content_texts",
    "gemeenten",
    "load",
    "load_all",
]
