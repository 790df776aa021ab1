from backend.features.journey.actions.children import add_child, change_child, remove_child
from backend.features.journey.actions.ending import end, reopen
from backend.features.journey.actions.erasing import erase_due
from backend.features.journey.actions.facts import follow, set_fact
from backend.features.journey.actions.plan import follow_plan
from backend.features.journey.actions.starting import start_traject
from backend.features.journey.actions.steps import celebrate, end_with, move_on, set_step

__all__ = [
    "add_child",
    "celebrate",
    "change_child",
    "end",
    "end_with",
    "erase_due",
    "follow",
    "follow_plan",
    "move_on",
    "remove_child",
    "reopen",
    "set_fact",
    "set_step",
    "start_traject",
]
