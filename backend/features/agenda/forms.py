from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal, TypedDict

from msgspec import Meta

from backend.core import times
from backend.core.clock import AMSTERDAM
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.core.web.forms import MISSING, NO_TIME, Form
from backend.core.web.request import MAX_ID

SKIPPED = N_("Deze tijd bestaat niet. Die nacht gaat de klok een uur vooruit.")
NO_ADDRESS = N_("Vul een adres in, of kies iets anders.")
NO_LINK = N_("Vul een link in die begint met https://.")
OTHERWISE = "anders"
HOUR = 60  # minutes

Key = Annotated[str, Meta(max_length=40, pattern=r"^[a-z][a-z0-9_]*$")]
Line = Annotated[str, Meta(max_length=120)]
Place = Annotated[str, Meta(max_length=200)]
Words = Annotated[str, Meta(max_length=300)]
Link = Annotated[str, Meta(max_length=500, pattern=r"^https://[^\s\"<>]+$")]
Clock = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", extra={"wrong": NO_TIME})]
Slot = Annotated[str, Meta(pattern=r"^2[0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$")]
SlotOrOther = Annotated[str, Meta(pattern=r"^(anders|2[0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2})$")]
Minutes = Annotated[int, Meta(ge=5, le=720)]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}$")]
RowId = Annotated[int, Meta(ge=1, le=MAX_ID)]
Version = Annotated[int, Meta(ge=0, le=2**31 - 1)]


class When(Form):
    """A free time that was offered, or a day and a time; who types a day means that one."""

    slot: SlotOrOther | None = None
    datum: date | None = None
    van: Clock | None = None
    duur: Minutes = HOUR

    def starts_at(self) -> datetime:
        if self.datum is None and self.slot not in (None, OTHERWISE):
            return of_slot(str(self.slot), "slot")
        if self.datum is None or self.van is None:
            raise Invalid(**{name: MISSING for name in ("datum", "van") if getattr(self, name) is None})
        return _moment(self.datum, self.van, "van")

    def ends_at(self) -> datetime:
        return self.starts_at() + timedelta(minutes=self.duur)


def of_slot(text: str, field: str) -> datetime:
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        raise Invalid(**{field: MISSING}) from None
    return _moment(day, text[11:], field)


def _moment(day: date, at: str, field: str) -> datetime:
    try:
        found = times.moment(day, time.fromisoformat(at), AMSTERDAM)
    except (ValueError, OverflowError):
        raise Invalid(**{field: MISSING}) from None
    if found is None:
        raise Invalid(**{field: SKIPPED})
    return found


class Spot(TypedDict):
    at_home: bool
    place: str
    video: str
    by_phone: bool


class Where(When, kw_only=True):
    waar: Literal["thuis", "plek", "video", "telefoon"]
    plek: Place = ""
    video: Link = ""
    tolk: Language | None = None
    meenemen: Words = ""
    toch: Literal["1"] | None = None  # though somebody is busy then

    def spot(self) -> Spot:
        if self.waar == "plek" and not self.plek:
            raise Invalid(plek=NO_ADDRESS)
        if self.waar == "video" and not self.video:
            raise Invalid(video=NO_LINK)
        place, video = (
            text if self.waar == name else "" for name, text in (("plek", self.plek), ("video", self.video))
        )
        return Spot(at_home=self.waar == "thuis", place=place, video=video, by_phone=self.waar == "telefoon")


class Planned(Where, kw_only=True):
    soort: Key
    titel: Line = ""
    tot: date | None = None
    wie1: RowId | None = None
    wie2: RowId | None = None
    wie3: RowId | None = None
    wie4: RowId | None = None
    wie5: RowId | None = None
    wie6: RowId | None = None

    def people(self) -> tuple[int, ...]:
        chosen = (getattr(self, f"wie{number}") for number in range(1, 7))
        return tuple(person for person in chosen if person)


class Changed(Where, kw_only=True):
    versie: Version


class Cancelled(Form):
    versie: Version
    reden: Place


class Ended(Form):
    waarom: Place


class Cannot(Form):
    reden: Key
    was: Slot | None = None  # when it is, as the page showed it
    kies1: Slot | None = None
    kies2: Slot | None = None
    kies3: Slot | None = None
    kies4: Slot | None = None
    kies5: Slot | None = None
    kies6: Slot | None = None
    datum1: date | None = None
    van1: Clock | None = None

    def times(self) -> tuple[datetime, ...]:
        chosen = [slot for number in range(1, 7) if (slot := getattr(self, f"kies{number}"))]
        found = [of_slot(slot, "datum1") for slot in chosen]
        if self.datum1 or self.van1:
            if not (self.datum1 and self.van1):
                raise Invalid(datum1=MISSING)
            found.append(_moment(self.datum1, self.van1, "van1"))
        return tuple(found)

    def shown(self) -> datetime | None:
        return of_slot(self.was, "was") if self.was else None


class Accepted(Form):
    tijd: Slot
    toch: Literal["1"] | None = None


class Brought(Form):
    wie: RowId
    komt: Literal["0", "1"]
    reeks: Literal["1"] | None = None  # all of the series that come after it too
    toch: Literal["1"] | None = None


class Attended(Form):
    wie: RowId
    aanwezig: Literal["0", "1"]


class Agreed(Form):
    regel1: Line = ""
    regel2: Line = ""
    regel3: Line = ""
    delen: Literal["0", "1"] = "0"
