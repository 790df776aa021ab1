"""How a traject ends, and what comes after."""

from typing import Annotated, Literal

from msgspec import Meta

from backend.content.entry import Dutch, Entry, Icon, Key, MaybeText, OrganisationKey, Text
from backend.content.span import Span

EndingKey = Annotated[str, Meta(extra={"names": "ending"})]
MeetingKey = Annotated[str, Meta(extra={"names": "appointment"})]


class Ending(Entry, frozen=True):
    key: Key
    name: Text  # as staff choose it, and what the newcomer got
    title: Text
    text: tuple[Text, ...]
    handed: MaybeText  # who hands it over
    icon: Icon
    happy: bool
    needs: Literal["diploma", "certificaat"] | None  # must have been recorded first
    goes_on: tuple[MeetingKey, ...]  # appointments that are for afterwards
    keep: Span  # from the end, how long the dossier is kept
    settle: Span  # and at least so long after it was recorded: a mistake can be undone
    source: Dutch


class Afterwards(Entry, frozen=True):
    key: Key
    icon: Icon
    title: Text
    text: tuple[Text, ...]
    endings: tuple[EndingKey, ...]
    organisation: OrganisationKey | None
    source: Dutch
