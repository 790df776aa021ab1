"""What is due later, what people should hear, and where it reaches them."""

from piccolo.columns import Boolean, Date, Integer, Text, Varchar

from backend.core.tables.appointments import Appointment
from backend.core.tables.base import DB, BigInt, BigSerial, Table, instant, ref
from backend.core.tables.editions import ContentDraft
from backend.core.tables.notes import Note
from backend.core.tables.people import Device, Person
from backend.core.tables.trajects import Task, Traject


class Job(Table, tablename="job", db=DB):
    """Work that is due at a moment, written in the transaction that makes it necessary."""

    id = BigSerial(primary_key=True)
    kind = Varchar(40)
    key = Varchar(120, unique=True)  # the same work asked for twice is one job
    payload = Text(default="{}")
    due_at = instant()  # when it should be done: lateness counts from here
    run_at = instant()  # when it may next be taken: the end of a lease, or of a pause after a failure
    attempts = Integer(default=0)
    claim = Varchar(40, null=True, default=None)  # whose lease it is: only that one may finish it


class Tally(Table, tablename="tally", db=DB):
    """How jobs of a day ended: numbers, no names."""

    id = BigSerial(primary_key=True)
    day = Date()
    kind = Varchar(40)
    outcome = Varchar(40)
    number = Integer(default=0)
    late_seconds = BigInt(default=0)  # of all of them together


class Notice(Table, tablename="notice", db=DB):
    """What one person should hear about one subject. It keeps no words: they come in the person's language."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    kind = Varchar(40)  # which words: a reminder of the pack
    subject = Varchar(120)  # one notice for each: told again, it is the same one
    traject = ref(Traject, null=True)
    task = ref(Task, null=True)
    appointment = ref(Appointment, null=True)
    note = ref(Note, null=True)
    proposal = ref(ContentDraft, null=True)
    day = Date(null=True, default=None)  # the task's day that a reminder is about; it may have moved since
    actor = ref(Person, null=True)
    created_at = instant()
    read_at = instant(null=True)
    pushed_at = instant(null=True)  # none: it waits, perhaps because it was told again
    withheld = Varchar(20, null=True, default=None)  # why it was not pushed


class SentMessage(Table, tablename="sent_message", db=DB):
    """When a message went out: the policy allows so many a day, and a notice that is told again has forgotten."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    at = instant()


class NoticeWish(Table, tablename="notice_wish", db=DB):
    """What a person changed about the reminder policy; without a row it holds as it is."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    muted = Boolean(default=False)
    discreet = Boolean(default=False)  # neutral words, also on their own phone
    quiet_from = Varchar(5)  # HH:MM in Amsterdam
    quiet_until = Varchar(5)


class PushSubscription(Table, tablename="push_subscription", db=DB):
    """A browser that shows messages. The endpoint is an address and a secret at once."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    device = ref(Device, null=True)
    session = BigInt(null=True, default=None)  # the last that confirmed it; no reference: sessions are forgotten
    endpoint = Text(unique=True)
    p256dh = Varchar(120)
    auth = Varchar(40)
    created_at = instant()
    seen_at = instant()  # the browser had it still
    arrived_at = instant(null=True)  # the browser showed a message
    refused = Integer(null=True, default=None)  # the push service's last answer, while it is one that is our fault


class Looking(Table, tablename="looking", db=DB):
    """Who has a page open, as far as the web processes told."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    until = instant()


class CalendarFeed(Table, tablename="calendar_feed", db=DB):
    """The private address under which a calendar app reads somebody's days."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    token_hash = Varchar(64, unique=True)
    created_at = instant()
