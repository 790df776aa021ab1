from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from backend.core.web.forms import Form
from backend.core.web.request import MAX_ID

Wish = Literal["0", "1"]
Line = Annotated[str, Meta(max_length=120)]
Text = Annotated[str, Meta(max_length=2000)]
RowId = Annotated[int, Meta(ge=1, le=MAX_ID)]
Key = Annotated[str, Meta(max_length=40, pattern=r"^[a-z][a-z0-9_]*$")]


class Done(Form):
    done: Wish


class Seen(Form):
    seen: Wish


class Arrived(Form):
    arrived: Wish


class Help(Form):
    reason: Key | None = None  # absent: it works again


class NotNeeded(Form):
    reason: Line | None = None  # absent: it is needed after all


class Planned(Form):
    dag: Literal["vandaag", "morgen", "deze_week", "kies_dag"] | None = None
    datum: date | None = None
    dagdeel: Key | None = None
    samen: Key | None = None


class DueDate(Form):
    datum: date


class Postponed(Form):
    datum: date


class Comment(Form):
    body: Text
    laatste: Annotated[int, Meta(ge=0, le=MAX_ID)] | None = None  # the last message that a helper had before them


class Read(Form):
    pass


class OwnTask(Form):
    title: Line
    datum: date | None = None
    actor: Literal["newcomer", "begeleider", "klantmanager"] = "newcomer"


class TaskFor(OwnTask):
    note: RowId | None = None  # that it is made of


class FromPack(Form):
    template: Key
