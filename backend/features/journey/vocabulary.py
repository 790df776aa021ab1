"""What can be known of a traject: the pack's facts and days, without those that follow from others."""

from functools import cache
from typing import Any, Literal, get_args, get_origin

from msgspec.structs import fields

from backend import content
from backend.content.task import Applies
from backend.core.dossiers import DECIDED

FOLLOWING = ("has_children", "pip_clock", "child_birthday_2", "child_birthday_4", "none", "leerroute")
YES_OR_NO = ("true", "false")


@content.kept
@cache
def choices(gemeente: str) -> dict[str, tuple[str, ...]]:
    """What each fact may be, in the order of the pack; nothing to choose from: a day."""
    days: dict[str, tuple[str, ...]] = dict.fromkeys(content.load(gemeente).anchors, ())
    facts = {field.name: _choices(field.type) for field in fields(Applies)}
    known = days | {key: found for key, found in facts.items() if found}
    return {key: found for key, found in known.items() if key not in FOLLOWING}


def asked_of(role: str, gemeente: str) -> dict[str, tuple[str, ...]]:
    known = choices(gemeente)
    return known if role == "klantmanager" else {key: found for key, found in known.items() if key not in DECIDED}


def _choices(kind: Any) -> tuple[str, ...]:
    """Nothing for what is counted, such as an age."""
    if kind is bool:
        return YES_OR_NO
    if get_origin(kind) is Literal:
        return get_args(kind)
    return next(filter(None, map(_choices, get_args(kind))), ())
