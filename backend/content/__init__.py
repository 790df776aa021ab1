"""The content of a gemeente: TOML that is checked as a whole when it loads."""

from backend.content.answers import Appointment, Cannot, Holiday, Planning, Reason
from backend.content.caches import kept, on_change
from backend.content.flags import Flag
from backend.content.frame import Frame, frame_of, framed
from backend.content.gemeente import Gemeente
from backend.content.guide import Item, Organisation, Step, Word
from backend.content.overlay import Change, Overlay, laid, lay
from backend.content.packs import build, gemeenten, load, load_all
from backend.content.problems import PackError
from backend.content.schema import Pack
from backend.content.span import Span
from backend.content.task import Task
from backend.content.texts import content_texts

__all__ = [
    "Appointment",
    "Cannot",
    "Change",
    "Flag",
    "Frame",
    "Gemeente",
    "Holiday",
    "Item",
    "Organisation",
    "Overlay",
    "Pack",
    "PackError",
    "Planning",
    "Reason",
    "Span",
    "Step",
    "Task",
    "Word",
    "build",
    "content_texts",
    "frame_of",
    "framed",
    "gemeenten",
    "kept",
    "laid",
    "lay",
    "load",
    "load_all",
    "on_change",
]
