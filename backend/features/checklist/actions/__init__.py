"""Every wish about a task. Wishes are absolute: said twice they change nothing and tell nobody again."""

from backend.features.checklist.actions.days import plan_day, postpone, set_due
from backend.features.checklist.actions.levels import accept, confirm
from backend.features.checklist.actions.listing import add_by_hand, add_from_pack, add_own, drop
from backend.features.checklist.actions.talking import ask_help, comment, read_comments
from backend.features.checklist.actions.ticking import complete, note_refusal

__all__ = [
    "accept",
    "add_by_hand",
    "add_from_pack",
    "add_own",
    "ask_help",
    "comment",
    "complete",
    "confirm",
    "drop",
    "note_refusal",
    "plan_day",
    "postpone",
    "read_comments",
    "set_due",
]
