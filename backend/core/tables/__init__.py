from backend.core.tables.notices import (
    CalendarFeed,
    Job,
    Looking,
    Notice,
    NoticeWish,
    PushSubscription,
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

ALL = (
    Gemeente, Person, Credential, RecoveryCode, Invitation, Device, Enrolment, Session, Attempt, Applied,
    Household, Child, Traject, Fact, Team, StepState,
    Intake, IntakeTalk, Leerbaarheidstoets, Pip, PlanGoal, Agreement,
    Task, Comment, Event,
    AppAnswer,
    Job, Tally, Notice, NoticeWish, PushSubscription, Looking, CalendarFeed,
)  # fmt: skip

__all__ = ["ALL", *(table.__name__ for table in ALL)]
