from piccolo.columns import Boolean, Date, Integer, Text, Varchar

from backend.core.tables.base import DB, BigInt, BigSerial, Table, instant, ref
from backend.core.tables.bulk import Bulk
from backend.core.tables.people import Gemeente, Person


class Household(Table, tablename="household", db=DB):
    id = BigSerial(primary_key=True)
    gemeente = ref(Gemeente)
    version = BigInt(default=0)  # raised with every event: a page made at this version is still right


class Child(Table, tablename="child", db=DB):
    id = BigSerial(primary_key=True)
    household = ref(Household, null=True)  # null: taken out of it; tasks of before still name the child
    name = Varchar(60)
    born = Date()


class Traject(Table, tablename="traject", db=DB):
    id = BigSerial(primary_key=True)
    gemeente = ref(Gemeente)
    household = ref(Household)
    newcomer = ref(Person)
    started_on = Date()
    review_on = Date(null=True, default=None)  # the next day on which its tasks may differ by themselves: a birthday
    ended_on = Date(null=True, default=None)
    end_reason = Varchar(20, null=True, default=None)  # an ending of the pack
    end_recorded_at = instant(null=True)
    end_recorded_by = ref(Person, null=True)
    erase_on = Date(null=True, default=None)  # from this day on everything of it is erased


class Fact(Table, tablename="fact", db=DB):
    """One fact of a traject, named as in the pack's [facts] and [anchors]; days in ISO form."""

    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    key = Varchar(40)
    value = Varchar(80)
    source = Varchar(80, default="")
    recorded_at = instant()
    recorded_by = ref(Person, null=True)


class Team(Table, tablename="team", db=DB):
    """Who works on a traject. The newcomer is the first member of their own team."""

    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    person = ref(Person)
    role = Varchar(20)
    since = Date()
    until = Date(null=True, default=None)  # the first day on which the person is no longer a member
    replaces = ref(Person, null=True)  # stands in for them, with the same rights and no others
    reason = Varchar(300, default="")  # why a klantmanager took the dossier up


class StepState(Table, tablename="step_state", db=DB):
    """A step that has begun or is done. Steps are phases: several can be current."""

    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    step = Varchar(40)
    state = Varchar(10)  # current | done
    since = Date()
    seen = Boolean(default=True)  # false: it is done, and the newcomer has not celebrated it yet


class Task(Table, tablename="task", db=DB):
    id = BigSerial(primary_key=True)
    gemeente = ref(Gemeente)
    household = ref(Household)
    traject = ref(Traject, null=True)  # null: done once for the whole household
    template = Varchar(40, null=True, default=None)  # null: somebody's own task
    child = ref(Child, null=True)
    round = Integer(default=1)
    step = Varchar(40)
    title = Varchar(120)  # in Dutch, as it was when the task came; shown where the pack has it no longer
    actor = Varchar(20, default="newcomer")
    opened_on = Date()  # the day it came onto the list
    opens = Date()
    advise = Date(null=True, default=None)
    due = Date(null=True, default=None)
    due_basis = Varchar(10, default="none")  # law | letter | target | none; only the first two make late
    created_by = ref(Person, null=True)
    done_at = instant(null=True)
    done_by = ref(Person, null=True)
    confirmed_at = instant(null=True)
    confirmed_by = ref(Person, null=True)
    accepted_at = instant(null=True)
    accepted_by = ref(Person, null=True)
    stuck_at = instant(null=True)
    stuck_by = ref(Person, null=True)
    stuck_reason = Varchar(40, null=True, default=None)
    dropped_at = instant(null=True)
    dropped_by = ref(Person, null=True)
    drop_reason = Varchar(200, null=True, default=None)
    retired_at = instant(null=True)  # the facts no longer ask for it
    planned_on = Date(null=True, default=None)
    planned_part = Varchar(20, null=True, default=None)
    planned_with = Varchar(20, null=True, default=None)
    due_fixed = Boolean(default=False)  # a letter's date, entered by a helper: facts no longer move it
    agreement = BigInt(null=True, default=None)  # of the plan; only who made it and who carries it out see the task
    bulk = ref(Bulk, null=True)  # given to many at once


class Comment(Table, tablename="comment", db=DB):
    id = BigSerial(primary_key=True)
    task = ref(Task)
    author = ref(Person)
    body = Text()
    created_at = instant()


class Event(Table, tablename="event", db=DB):
    """What happened, written in the same transaction as the change: the history, the audit trail and the bus."""

    id = BigSerial(primary_key=True)
    at = instant()
    verb = Varchar(40)  # past tense: task_done, fact_changed, phone_linked
    gemeente = ref(Gemeente)
    household = ref(Household, null=True)
    traject = ref(Traject, null=True)
    task = ref(Task, null=True)
    actor = ref(Person, null=True)
    data = Text(default="{}")
    handled = Boolean(default=False)  # the watchers have seen it
