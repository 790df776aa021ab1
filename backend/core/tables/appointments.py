"""What has a date, a time, a place and people."""

from piccolo.columns import Boolean, Date, Integer, Text, Varchar

from backend.core.tables.base import DB, BigSerial, Table, instant, ref
from backend.core.tables.people import Gemeente, Person
from backend.core.tables.trajects import Traject


class AppointmentSeries(Table, tablename="appointment_series", db=DB):
    """The same every week. Its appointments are made at once, so that each can be moved or cancelled by itself."""

    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    first_on = Date()
    last_on = Date()
    planned_by = ref(Person)
    created_at = instant()
    ended_at = instant(null=True)


class Appointment(Table, tablename="appointment", db=DB):
    id = BigSerial(primary_key=True)
    gemeente = ref(Gemeente)
    traject = ref(Traject)
    series = ref(AppointmentSeries, null=True)
    kind = Varchar(40, null=True, default=None)  # of the pack; null: one that staff named themselves
    title = Varchar(120)  # in Dutch, as it was when it was planned; shown where the pack has the kind no longer
    starts_at = instant()
    ends_at = instant()
    at_home = Boolean(default=False)  # the newcomer's; the address stands nowhere here
    place = Varchar(200, default="")
    video = Varchar(500, default="")  # an https link; empty: one goes there
    by_phone = Boolean(default=False)
    tolk = Varchar(8, null=True, default=None)  # the language of the interpreter; null: none
    bring = Varchar(300, default="")  # beside what the pack says for the kind
    status = Varchar(10, default="planned")  # planned | cancelled | held
    cancel_reason = Varchar(200, null=True, default=None)  # of one that is cancelled; null: the traject ended
    cannot_at = instant(null=True)  # the newcomer cannot come then
    cannot_reason = Varchar(40, null=True, default=None)
    agreement = Text(default="")  # what was agreed there, at most three lines
    published_at = instant(null=True)  # until then only the team reads it
    planned_by = ref(Person)
    created_at = instant()
    version = Integer(default=0)  # raised with every change: who saw an older one has to look again


class AppointmentPerson(Table, tablename="appointment_person", db=DB):
    """Who comes; the newcomer always does."""

    id = BigSerial(primary_key=True)
    appointment = ref(Appointment)
    person = ref(Person)
    present = Boolean(null=True, default=None)  # null: nobody said yet


class AppointmentProposal(Table, tablename="appointment_proposal", db=DB):
    """A time at which the newcomer can come instead."""

    id = BigSerial(primary_key=True)
    appointment = ref(Appointment)
    starts_at = instant()
