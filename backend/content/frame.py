"""The frame of a task template: whose it is, how it comes and by when. What runs keeps the one that it came with."""

from collections.abc import Mapping

import msgspec

from backend.content.span import Span
from backend.content.task import Task

SPANS = ("opens", "advise", "due", "repeat")
DAYS = ("anchor", *SPANS, "due_basis")
FRAME = ("step", "actor", "subject", "start", *DAYS)
Frame = dict[str, str]


def frame_of(task: Task) -> Frame:
    """As TOML has it."""
    return {name: "" if (value := getattr(task, name)) is None else str(value) for name in FRAME}


def framed(task: Task, frame: Mapping[str, str]) -> Task:
    """The template within the frame that it had at another time."""
    read = {name: (Span.parse(text) if text else None) if name in SPANS else text for name, text in frame.items()}
    return msgspec.structs.replace(task, **read)
