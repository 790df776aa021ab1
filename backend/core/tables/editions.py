from piccolo.columns import BigInt, Text, Varchar

from backend.core.tables.base import DB, BigSerial, Table, instant, ref
from backend.core.tables.people import Gemeente, Person


class ContentDraft(Table, tablename="content_draft", db=DB):
    """What one entry of the content is to become. Of each entry a gemeente has at most one that is open."""

    id = BigSerial(primary_key=True)
    gemeente = ref(Gemeente)
    kind = Varchar(20)
    key = Varchar(80)
    version = BigInt(default=1)  # who saves or approves says which one they saw
    body = Text(default="")  # fields and translations, as JSON
    written_at = instant()
    written_by = ref(Person)
    offered_at = instant(null=True)  # for approval
    remark = Text(default="")  # why it came back
    ended_at = instant(null=True)  # published or withdrawn


class ContentWriter(Table, tablename="content_writer", db=DB):
    """Everybody who wrote in a draft: none of them approves it."""

    id = BigSerial(primary_key=True)
    draft = ref(ContentDraft)
    person = ref(Person)


class Edition(Table, tablename="edition", db=DB):
    """All that a gemeente's content differs from the files, as it was published. The last one is shown."""

    id = BigSerial(primary_key=True)
    gemeente = ref(Gemeente)
    number = BigInt()
    body = Text(default="")  # as JSON
    made_at = instant()
    approved_by = ref(Person)
    draft = ref(ContentDraft, null=True)  # what it added
    draft_version = BigInt(null=True, default=None)
    restored = BigInt(null=True, default=None)  # the number of the edition that it brought back; 0 is the files
