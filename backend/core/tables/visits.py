"""A helper at the newcomer's home, and what came of it."""

from piccolo.columns import Date, Varchar

from backend.core.tables.appointments import Appointment
from backend.core.tables.base import DB, BigSerial, Table, instant, ref
from backend.core.tables.people import Person
from backend.core.tables.trajects import Task, Traject


class HomeVisit(Table, tablename="home_visit", db=DB):
    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    helper = ref(Person)
    begun_at = instant()
    ended_at = instant(null=True)
    appointment = ref(Appointment, null=True)  # the next one, as it was known at the end


class HomeVisitTask(Table, tablename="home_visit_task", db=DB):
    """What became of a task during a visit. It keeps no words: each reads it in their own language."""

    id = BigSerial(primary_key=True)
    visit = ref(HomeVisit)
    task = ref(Task)
    outcome = Varchar(10)  # done | stuck | postponed
    reason = Varchar(40, null=True, default=None)
    day = Date(null=True, default=None)
