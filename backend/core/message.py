from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Message:
    """What a browser shows. One slice words it, another brings it."""

    title: str
    body: str
    language: str
    dir: str
    address: str  # the page that a tap opens
    topic: str  # a later message of the same topic takes the place of this one; at most 32 of A-Z a-z 0-9 _ -
    until: datetime  # afterwards it would only disturb
    unread: int  # for the number on the app
    task: int | None = None  # that the buttons are about
    actions: tuple[tuple[str, str], ...] = ()  # the name and the words of each button, at most two
    urgent: bool = False
