"""Its own tables with the same tasks: `python -m tests.bench.django_site.fill '{"trajects": 100}'` prints a session."""

import json
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.django_site.settings"
django.setup()

from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.utils import timezone

from backend import content
from backend.content import Task as Template
from tests.bench.django_site.models import Helper, Person, Task
from tests.town import Size, is_done, templates


def fill(size: Size) -> str:
    call_command("migrate", run_syncdb=True, verbosity=0)
    newcomers = Person.objects.bulk_create(
        Person(name=f"Nieuwkomer {number}", call_name="Samira", role="newcomer") for number in range(size.trajects)
    )
    helper = Person.objects.create(name="begeleider 1", call_name="Anneke", role="begeleider")
    Helper.objects.bulk_create(Helper(newcomer=newcomer, person=helper) for newcomer in newcomers)
    Task.objects.bulk_create(_task(newcomers[0], *each, size) for each in enumerate(templates()[: size.tasks_of_first]))
    for newcomer in newcomers[1:]:
        Task.objects.bulk_create(_task(newcomer, *each, size) for each in enumerate(templates()[: size.tasks]))
    session = SessionStore()
    session["person"] = newcomers[0].pk
    session.create()
    return str(session.session_key)


def _task(newcomer: Person, number: int, template: Template, size: Size) -> Task:
    today, organisations = timezone.localdate(), content.load("nijkerk").organisations
    done = is_done(number, size)
    return Task(
        newcomer=newcomer,
        key=template.key,
        order=number,
        title=template.title,
        icon=template.icon,
        actor=template.actor,
        counts=template.counts,
        after=list(template.after),
        opens=today,
        due=today,
        due_basis="target",
        done_at=timezone.now() if done else None,
        done_by=newcomer if done else None,
        office=organisations[template.accepted_by].name if template.accepted_by else "",
    )


if __name__ == "__main__":
    sys.stdout.write(fill(Size(**json.loads(sys.argv[1]))))
