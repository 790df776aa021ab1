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
    Household, Child, Traject, Fact, Team, StepState, Task, Comment, Event,
)  # fmt: skip

__all__ = ["ALL", *(table.__name__ for table in ALL)]
