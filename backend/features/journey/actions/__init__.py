from backend.features.journey.actions.children import add_child, change_child, remove_child
from backend.features.journey.actions.facts import set_fact
from backend.features.journey.actions.plan import follow_plan
from backend.features.journey.actions.starting import start_traject
from backend.features.journey.actions.steps import move_on, set_step

__all__ = [
    "add_child",
    "change_child",
    "follow_plan",
    "move_on",
    "remove_child",
    "set_fact",
    "set_step",
    "start_traject",
]
