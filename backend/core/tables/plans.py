"""The brede intake and the plan (PIP): what the law asks to be written down, and what was agreed."""

from piccolo.columns import Boolean, Date, Integer, Text, Varchar

from backend.core.tables.base import DB, BigSerial, Table, instant, ref
from backend.core.tables.people import Person
from backend.core.tables.trajects import Traject


class Intake(Table, tablename="intake", db=DB):
    """One a traject: the right to come alone and what the newcomer chose; what others still have to send."""

    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    told_on = Date(null=True, default=None)  # the right to come alone was pointed out
    told_by = ref(Person, null=True)
    choice = Varchar(10, null=True, default=None)  # alone | together
    chosen_at = instant(null=True)
    chosen_by = ref(Person, null=True)
    waits_for = Varchar(120, default="")
    answered_on = Date(null=True, default=None)


class IntakeTalk(Table, tablename="intake_talk", db=DB):
    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    held_on = Date()
    company = Varchar(120, default="")
    subjects = Varchar(120, default="")  # keys, with a space between them
    summary = Text(default="")
    written_by = ref(Person)
    written_at = instant()


class Leerbaarheidstoets(Table, tablename="leerbaarheidstoets", db=DB):
    """An insight, one a traject. No route ever follows from it by itself."""

    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    taken_on = Date(null=True, default=None)
    result = Varchar(20)  # reached | not_reached | unknown | exempt_sight | exempt_hearing | none
    score = Integer(null=True, default=None)
    needed = Integer(null=True, default=None)
    because = Varchar(200, default="")
    recorded_by = ref(Person)
    recorded_at = instant()


class Pip(Table, tablename="pip", db=DB):
    """A version of the plan. One that is established never changes; a new version takes its place."""

    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    version = Integer()
    revision = Integer(default=0)  # raised when it is saved: who saves an older one is told
    route = Varchar(1, null=True, default=None)
    level = Varchar(2, null=True, default=None)
    intensity = Varchar(200, default="")
    hours = Integer(null=True, default=None)
    literacy = Varchar(3, default="")
    finish_study = Boolean(default=False)
    pvt = Varchar(200, default="")
    map = Varchar(200, default="")
    talks = Integer(null=True, default=None)
    support = Text(default="")
    vve = Text(default="")
    decisions = Text(default="")  # of the Participatiewet
    z_exams = Boolean(default=False)
    a2_hours = Integer(null=True, default=None)
    a2_effort = Boolean(default=False)
    reason = Text(default="")  # why there is a new version
    exception = Text(default="")  # of the law, for a change of route after a year and a half
    dated = Date(null=True, default=None)
    sent = Date(null=True, default=None)
    law = Varchar(20, default="")  # the set of rules by which it was judged
    created_by = ref(Person)
    created_at = instant()
    saved_by = ref(Person)
    saved_at = instant()
    established_by = ref(Person, null=True)
    established_at = instant(null=True)  # null: the draft, of which there is one at most


class PlanGoal(Table, tablename="plan_goal", db=DB):
    """What the newcomer wants, in their own words."""

    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    body = Text()
    written_by = ref(Person)
    written_at = instant()


class Agreement(Table, tablename="agreement", db=DB):
    """What the plan agrees, what the newcomer says of it, and what staff answer."""

    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    what = Varchar(120)
    who = Varchar(20)  # newcomer | begeleider | klantmanager | taalschool
    often = Varchar(80, default="")
    until = Date(null=True, default=None)
    picture = Varchar(40)
    revision = Integer(default=1)
    made_by = ref(Person)
    made_at = instant()
    ended_at = instant(null=True)
    answer = Varchar(10, null=True, default=None)  # understood | explain | disagree
    answered_at = instant(null=True)
    note = Varchar(500, default="")
    reply_due = Date(null=True, default=None)  # while staff have to answer
    reply = Text(default="")
    replied_at = instant(null=True)
    replied_by = ref(Person, null=True)
