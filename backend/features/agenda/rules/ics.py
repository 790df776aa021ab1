"""Days and appointments as calendar apps read them: RFC 5545."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE = 75  # octets


@dataclass(frozen=True, slots=True)
class Entry:
    """A whole day, which keeps nobody from making an appointment on it."""

    uid: str
    day: date
    title: str
    address: str

    def lines(self) -> Iterator[str]:
        yield f"DTSTART;VALUE=DATE:{self.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{self.day + timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"


@dataclass(frozen=True, slots=True)
class Meeting:
    """In UTC, so that no calendar has to know when summer time begins here."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    title: str
    address: str
    place: str
    note: str
    version: int
    cancelled: bool

    def lines(self) -> Iterator[str]:
        yield f"DTSTART:{stamp(self.starts_at)}"
        yield f"DTEND:{stamp(self.ends_at)}"
        yield f"SEQUENCE:{self.version}"
        yield f"STATUS:{'CANCELLED' if self.cancelled else 'CONFIRMED'}"
        for name, text in (("LOCATION", self.place), ("DESCRIPTION", self.note)):
            if text:
                yield f"{name}:{escaped(text)}"


def calendar(name: str, entries: Iterable[Entry | Meeting], now: datetime) -> str:
    """`now`: when this was made."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Wegwijs//NL",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        *(line for entry in entries for line in _event(entry, now)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(entry: Entry | Meeting, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{stamp(now)}"
    yield from entry.lines()
    yield f"SUMMARY:{escaped(entry.title)}"
    yield f"URL:{entry.address}"
    yield "END:VEVENT"


def stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return " ".join(text.replace("\r", "\n").split("\n"))


def folded(line: str) -> str:
    """No line longer than 75 octets, and no letter cut in two."""
    parts, room = [""], LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            parts.append("")
            room = LINE - 1  # the space that says that a line goes on
        parts[-1] += letter
        room -= size
    return "\r\n ".join(parts)
