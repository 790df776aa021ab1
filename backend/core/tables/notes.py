"""What a helper writes down about a traject: for the newcomer to read as well, or for who helps only."""

from piccolo.columns import Integer, Text, Varchar

from backend.core.tables.base import DB, BigSerial, Table, instant, ref
from backend.core.tables.people import Person
from backend.core.tables.trajects import Task, Traject


class Note(Table, tablename="note", db=DB):
    id = BigSerial(primary_key=True)
    traject = ref(Traject)
    audience = Varchar(10)  # shared | internal
    author = ref(Person)
    role = Varchar(20)  # the author's when it was written: what a docent wrote for themselves stays theirs
    language = Varchar(8)  # in which it is written
    body = Text()  # empty when it has been withdrawn
    revision = Integer(default=0)  # raised when it is corrected: who corrects an older one is told
    written_at = instant()
    corrected_at = instant(null=True)
    withdrawn_at = instant(null=True)
    task = ref(Task, null=True)  # what came of it


class NotePast(Table, tablename="note_past", db=DB):
    """What stood in a note before it was corrected."""

    id = BigSerial(primary_key=True)
    note = ref(Note)
    body = Text()
    until = instant()


class NoteShouldKnow(Table, tablename="note_should_know", db=DB):
    """A colleague whom the author of a note wants to read it; one row for each of both."""

    id = BigSerial(primary_key=True)
    note = ref(Note)
    person = ref(Person)
    seen_at = instant(null=True)  # they opened the page that it stands on
