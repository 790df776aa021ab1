"""What became of a template, and what runs still goes by."""

from piccolo.columns import BigInt, Text, Varchar

from backend.core.tables.base import DB, BigSerial, Table, instant, ref
from backend.core.tables.editions import Edition
from backend.core.tables.people import Gemeente, Person


class FormerTemplate(Table, tablename="former_template", db=DB):
    """The frame that a template had before an edition. What was on a list by then keeps it until it is renewed."""

    id = BigSerial(primary_key=True)
    gemeente = ref(Gemeente)
    template = Varchar(80)
    edition = ref(Edition)
    frame = Text(default="{}")  # as JSON; empty: there was no such template
    last_task = BigInt()  # of all that there were
    last_traject = BigInt()


class Renewal(Table, tablename="renewal", db=DB):
    """Somebody asked for what runs to go by the template as it is now."""

    id = BigSerial(primary_key=True)
    gemeente = ref(Gemeente)
    template = Varchar(80)
    former = ref(FormerTemplate)  # up to this one its former frames no longer count
    asked_at = instant()
    asked_by = ref(Person)
    ended_at = instant(null=True)  # every list was looked at
