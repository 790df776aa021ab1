"""What runs goes on as it was: an edition keeps the frame that a task had, for the lists that have it."""

import json

import msgspec

from backend import content
from backend.content import Overlay, Pack
from backend.content.overlay import is_own
from backend.core import db
from backend.core.access import Person

NEW: content.Frame = {}  # there was no such template


async def keep_former(me: Person, edition: int, before: Pack, after: Pack) -> None:
    for key, task in after.tasks.items():
        if (frame := _frame(before, key)) == content.frame_of(task):
            continue
        await db.execute(
            "INSERT INTO former_template (gemeente, template, edition, frame, last_task, last_traject)"
            " SELECT ?, ?, ?, ?, COALESCE((SELECT MAX(id) FROM task), 0), COALESCE((SELECT MAX(id) FROM traject), 0)",
            *(me.gemeente, key, edition, json.dumps(frame)),
        )


def _frame(pack: Pack, key: str) -> content.Frame:
    return content.frame_of(pack.tasks[key]) if key in pack.tasks else NEW


def with_own(wanted: Overlay, now: Overlay) -> Overlay:
    """An earlier edition, with the gemeente's own tasks of later: they are on lists, and come on no new one."""
    there = wanted.entries.get("task", {})
    later = {
        key: fields | {"start": "off"}
        for key, fields in now.entries.get("task", {}).items()
        if is_own("task", fields) and key not in there
    }
    return msgspec.structs.replace(wanted, entries=wanted.entries | {"task": there | later}) if later else wanted
