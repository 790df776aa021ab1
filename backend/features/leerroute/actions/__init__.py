from backend.features.leerroute.actions.course import offer_course
from backend.features.leerroute.actions.exams import plan_exam, set_result
from backend.features.leerroute.actions.extensions import ask_extension, decide_extension
from backend.features.leerroute.actions.following import follow_plan
from backend.features.leerroute.actions.hours import save_hours, set_hours, set_lesson
from backend.features.leerroute.actions.milestones import set_milestone
from backend.features.leerroute.actions.onderdelen import set_onderdeel
from backend.features.leerroute.actions.routing import choose_route

__all__ = [
    "ask_extension",
    "choose_route",
    "decide_extension",
    "follow_plan",
    "offer_course",
    "plan_exam",
    "save_hours",
    "set_hours",
    "set_lesson",
    "set_milestone",
    "set_onderdeel",
    "set_result",
]
