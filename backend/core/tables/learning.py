"""The leerroute of a traject and all that is obtained on it."""

from piccolo.columns import Boolean, Date, Integer, Text, Varchar

from backend.core.tables.base import DB, BigSerial, Table, instant, ref
from backend.core.tables.people import Person
from backend.core.tables.trajects import Traject


class Leerroute(Table, tablename="leerroute", db=DB):
    """The route of a traject, as the college chose it last; the history has those before."""

    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    route = Varchar(1)  # B | O | Z, as DUO has them
    level = Varchar(2, null=True, default=None)  # B1 | B2; A2 only for an onderdeel. None on the Z-route
    local_name = Varchar(60, default="")  # what the programme is called here
    lesson_hours = Integer(null=True, default=None)  # of lessons, as the plan says
    exams_agreed = Boolean(default=False)  # on the Z-route: the plan allows exams
    chosen_on = Date()
    pip_on = Date(null=True, default=None)  # the first plan that was established here
    version = Integer(default=1)  # raised by each change: a form of before it is refused


class Onderdeel(Table, tablename="onderdeel", db=DB):
    """A part to obtain. That it is obtained is not said here: it follows from exams, hours and milestones."""

    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    part = Varchar(12)
    state = Varchar(12, default="open")  # open | vrijgesteld | ontheven
    level = Varchar(2, null=True, default=None)  # A2 after afschalen; None: the level of the route
    day = Date(null=True, default=None)  # of the decision
    source = Varchar(80, default="")
    recorded_at = instant()
    recorded_by = ref(Person, null=True)


class Exam(Table, tablename="exam", db=DB):
    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    part = Varchar(12)
    level = Varchar(2, null=True, default=None)
    day = Date()
    place = Varchar(80, default="")
    free = Boolean(default=False)  # one of the attempts without costs
    result = Varchar(10, null=True, default=None)  # Geslaagd | Gezakt | Geen, as DUO has them; None: not known yet
    recorded_at = instant()
    recorded_by = ref(Person, null=True)


class StudyHours(Table, tablename="study_hours", db=DB):
    """What somebody did in one week, of one kind."""

    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    week = Date()  # its Monday
    kind = Varchar(12)  # NT2 | KNM | PARTICIPATIE | MAP | PVT
    minutes = Integer()
    recorded_at = instant()
    recorded_by = ref(Person, null=True)


class Lesson(Table, tablename="lesson", db=DB):
    """Whether somebody was at the lessons of a day."""

    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    day = Date()
    presence = Varchar(10)  # present | excused | absent
    recorded_at = instant()
    recorded_by = ref(Person, null=True)


class Extension(Table, tablename="extension", db=DB):
    """A longer termijn: asked for, or given by DUO of its own accord, and what DUO decided."""

    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    ground = Varchar(20)
    starts = Date(null=True, default=None)  # what it is asked for; half-open
    ends = Date(null=True, default=None)
    asked_on = Date(null=True, default=None)  # None: of DUO's own accord
    proof = Text(default="")
    decision = Varchar(10, null=True, default=None)  # granted | refused
    decided_on = Date(null=True, default=None)
    new_end = Date(null=True, default=None)  # DUO's, exclusive
    recorded_at = instant()
    recorded_by = ref(Person, null=True)


class CourseOffer(Table, tablename="course_offer", db=DB):
    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    school = Varchar(80)
    offered_on = Date()
    starts_on = Date(null=True, default=None)
    recorded_at = instant()
    recorded_by = ref(Person, null=True)


class Milestone(Table, tablename="milestone", db=DB):
    """What must have happened once: the signing, the talks, the diploma."""

    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    kind = Varchar(20)
    day = Date()
    recorded_at = instant()
    recorded_by = ref(Person, null=True)


class Signal(Table, tablename="signal", db=DB):
    """What a klantmanager should look at, from a day until a day: it comes and goes without anybody doing something.

    It follows from the rows above, the facts and the law; whatever changes them writes it anew.
    """

    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    kind = Varchar(20)  # pip_soon | pip_late | pip_review | course_soon | course_late | term_ends | term_over | missed
    since = Date()
    until = Date(null=True, default=None)  # exclusive; None: until something changes
    day = Date()  # that it is about
    number = Integer(default=0)  # of open parts, or of missed lessons
