from backend.core.tables.appointments import (
    Appointment,
    AppointmentPerson,
    AppointmentProposal,
    AppointmentSeries,
)
from backend.core.tables.bulk import Bulk
from backend.core.tables.caseload import ListView
from backend.core.tables.digest import DigestWish
from backend.core.tables.editions import ContentDraft, ContentWriter, Edition
from backend.core.tables.learning import (
    CourseOffer,
    Exam,
    Extension,
    Leerroute,
    Lesson,
    Milestone,
    Onderdeel,
    Signal,
    StudyHours,
)
from backend.core.tables.looks import DossierLook
from backend.core.tables.notes import Note, NotePast
from backend.core.tables.notices import (
    CalendarFeed,
    Job,
    Looking,
    Notice,
    NoticeWish,
    PushSubscription,
    SentMessage,
    Tally,
)
from backend.core.tables.offline import AppAnswer
from backend.core.tables.people import (
    Applied,
    Attempt,
    Credential,
    Device,
    Enrolment,
    Gemeente,
    Invitation,
    Person,
    RecoveryCode,
    Session,
)
from backend.core.tables.plans import (
    Agreement,
    Intake,
    IntakeTalk,
    Leerbaarheidstoets,
    Pip,
    PlanGoal,
)
from backend.core.tables.templates import FormerTemplate, Renewal
from backend.core.tables.trajects import (
    Child,
    Comment,
    Event,
    Fact,
    Household,
    StepState,
    Task,
    Team,
    Traject,
)
from backend.core.tables.visits import HomeVisit, HomeVisitTask

ALL = (
    Gemeente, Person, Credential, RecoveryCode, Invitation, Device, Enrolment, Session, Attempt, Applied,
    Household, Child, Traject, Fact, Team, StepState, Intake, IntakeTalk, Leerbaarheidstoets, Pip, PlanGoal, Agreement,
    Bulk, Task, Comment, Event, Note, NotePast, DossierLook,
    AppAnswer, AppointmentSeries, Appointment, AppointmentPerson, AppointmentProposal,
    ContentDraft, ContentWriter, Edition, FormerTemplate, Renewal,
    Job, Tally, Notice, SentMessage, NoticeWish, PushSubscription, Looking, CalendarFeed,
    HomeVisit, HomeVisitTask, DigestWish, ListView,
    Leerroute, Onderdeel, Exam, StudyHours, Lesson, Extension, CourseOffer, Milestone, Signal,
)  # fmt: skip

__all__ = ["ALL", *(table.__name__ for table in ALL)]
