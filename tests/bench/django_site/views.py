from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from backend.features.checklist.rules.turns import BINDING, Progress, Turn, turns
from tests.bench.django_site.models import Helper, Notice, Task

SECTIONS = (("nu", "Dit doet u nu"), ("wacht", "Wachten"), ("later", "Later"), ("klaar", "Klaar"))
MARKS = {"nu": "now", "wacht": "wait", "klaar": "done", "later": "later"}
WAITS_FOR = {
    "helper": "{} kijkt mee. U hoeft nu niets te doen.",
    "office": "{} is bezig. U hoeft nu niets te doen.",
    "klantmanager": "De gemeente doet dit. U hoeft nu niets te doen.",
    "begeleider": "Uw begeleider doet dit. U hoeft nu niets te doen.",
    "taalschool": "De taalschool doet dit. U hoeft nu niets te doen.",
}


def taken(request: HttpRequest) -> HttpResponse:
    if (newcomer := request.session.get("person")) is None:
        return HttpResponseRedirect("/inloggen")
    tasks = Task.objects.filter(newcomer=newcomer, dropped_at=None, retired_at=None).select_related("done_by")
    helpers = Helper.objects.filter(newcomer=newcomer).select_related("person")
    helper = next((each.person.call_name for each in helpers if each.person.role == "begeleider"), "Uw helper")
    unread = Notice.objects.filter(person=newcomer, read_at=None).count()
    listed = sections(list(tasks), newcomer, helper, timezone.localdate())
    return render(request, "taken.html", {"sections": listed, "unread": unread})


def sections(tasks: list[Task], newcomer: int, helper: str, today: date) -> list[dict[str, object]]:
    by_id = turns(map(progress, tasks), today)
    return [
        {"key": key, "title": title, "lines": lines(tasks, by_id, key, newcomer, helper, today)}
        for key, title in SECTIONS
    ]


def lines(tasks: list[Task], by_id: dict[int, Turn], key: str, newcomer: int, helper: str, today: date) -> list[object]:
    chosen = [task for task in tasks if by_id[task.id].state == key]
    chosen.sort(key=lambda task: (not by_id[task.id].late, task.aim or date.max, task.order))
    return [
        {
            "task": task,
            "mark": MARKS[key],
            "text": standing(task, by_id[task.id], newcomer, helper, today),
        }
        for task in chosen
    ]


def progress(task: Task) -> Progress:
    return Progress(
        id=task.id,
        key=task.key,
        order=task.order,
        actor=task.actor,
        opens=task.opens,
        aim=task.aim,
        due=task.due,
        due_basis=task.due_basis,
        counts=task.counts,
        after=tuple(task.after),
        done=task.done_at is not None,
        confirmed=task.confirmed_at is not None,
        accepted=task.accepted_at is not None,
        helper_asked=False,
    )


def standing(task: Task, turn: Turn, newcomer: int, helper: str, today: date) -> str:
    if turn.state == "klaar":
        when = day(timezone.localtime(task.done_at).date())
        if task.done_by_id == newcomer:
            return format_html("Klaar op <bdi>{}</bdi>", when)
        return format_html("<bdi>{}</bdi> deed dit op <bdi>{}</bdi>", task.done_by.call_name, when)
    if turn.state == "wacht":
        return format_html(WAITS_FOR[turn.holder], {"helper": helper, "office": task.office}.get(turn.holder, ""))
    if turn.state != "nu":
        return "Hierna"
    if task.aim and (task.aim >= today or task.due_basis in BINDING):
        return format_html("Tot en met <bdi>{}</bdi>", day(task.aim))
    return "U doet dit nu"


def day(of: date) -> str:
    return date_format(of, "l j F")


urlpatterns = [path("taken", taken)]
