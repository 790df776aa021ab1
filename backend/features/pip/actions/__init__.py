from backend.features.pip.actions.agreements import Wish, answer, change, end, make, reply
from backend.features.pip.actions.drafting import Overtaken, TakenAway, establish, save, start
from backend.features.pip.actions.goal import write_goal
from backend.features.pip.actions.intake import add_talk, choose, record_toets, tell_alone, wait_for
from backend.features.pip.actions.papers import fetched

__all__ = [
    "Overtaken",
    "TakenAway",
    "Wish",
    "add_talk",
    "answer",
    "change",
    "choose",
    "end",
    "establish",
    "fetched",
    "make",
    "record_toets",
    "reply",
    "save",
    "start",
    "tell_alone",
    "wait_for",
    "write_goal",
]
