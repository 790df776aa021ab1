"""When a message may go out, and why a notice is not pushed. Knows no database: time comes in, moments come out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """Quiet hours, on the clock of the place. From and until the same: never quiet."""

    quiet_from: time
    quiet_until: time
    zone: tzinfo

    def is_quiet(self, moment: datetime) -> bool:
        at = moment.astimezone(self.zone).time()
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= at < self.quiet_until
        return at >= self.quiet_from or at < self.quiet_until

    def loud_after(self, moment: datetime) -> datetime:
        """The first moment from this one on that is not quiet."""
        return self._next(moment, self.quiet_until) if self.is_quiet(moment) else moment

    def quiet_after(self, moment: datetime) -> datetime:
        """When the next quiet hours begin: what was not delivered by then should not ring at night."""
        if self.quiet_from == self.quiet_until:
            return moment + DAY
        return self._next(moment, self.quiet_from)

    def _next(self, moment: datetime, at: time) -> datetime:
        """The next time that the clock shows this. In the night of winter time it may show it twice."""
        day = moment.astimezone(self.zone).date()
        shown = (when for offset in range(3) for when in _shown(day + offset * DAY, at, self.zone))
        return min(when for when in shown if when > moment)


def moment_at(day: date, at: time, zone: tzinfo, fold: int = 0) -> datetime:
    """A time of the clock as a moment. One that the night of summer time leaves out is an hour later on the clock."""
    return datetime.combine(day, at, zone).replace(fold=fold).astimezone(UTC)


def _shown(day: date, at: time, zone: tzinfo) -> list[datetime]:
    first, second = moment_at(day, at, zone), moment_at(day, at, zone, fold=1)
    return [first, second] if second.astimezone(zone).time() == at else [first]


def send_at(wanted: datetime, hours: Hours, sent: Collection[datetime], a_day: int, remind_at: time) -> datetime:
    """The first moment from `wanted` on that is not quiet, on a day on which fewer than `a_day` messages went out."""
    days = [moment.astimezone(hours.zone).date() for moment in sent]
    moment = hours.loud_after(wanted)
    while days.count(day := moment.astimezone(hours.zone).date()) >= a_day:
        moment = hours.loud_after(moment_at(day + DAY, remind_at, hours.zone))
    return moment


Needs = Literal["open", "stuck", "confirmed", "accepted", "nothing"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How it is with a notice now."""

    needs: Needs
    visible: bool  # the person is on the team, and may see the task
    read: bool
    day: date | None  # that it is about
    days: tuple[date | None, ...]  # that the task has now
    open: bool
    stuck: bool
    confirmed: bool
    accepted: bool
    waits_for_helper: bool  # a reminder would nag about what a helper has in hand
    over: str = ""  # why what it says of an appointment is no longer so


Need = Literal["coming", "same_time", "cancelled", "refused", "published"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """How it is with an appointment now, for what was said about it."""

    needs: Need
    status: str
    starts_at: datetime
    told_start: datetime  # when it was to begin, as the notice says
    until: datetime  # afterwards the words are no longer true
    refused: bool  # the newcomer cannot come then
    published: bool


def why_over(meeting: Meeting, now: datetime) -> str:
    """The reason for which what was said of an appointment is no longer so; "" while it is."""
    if meeting.needs == "published":
        return "" if meeting.published else "changed"
    if meeting.needs == "cancelled":
        return "changed" if meeting.status != "cancelled" else "too_late" if now >= meeting.until else ""
    if meeting.status != "planned":
        return "cancelled" if meeting.status == "cancelled" else "too_late"
    if meeting.starts_at != meeting.told_start:
        return "moved"
    if now >= min(meeting.until, meeting.starts_at):
        return "too_late"
    if meeting.needs == "refused":
        return "" if meeting.refused else "changed"
    return "refused" if meeting.needs == "same_time" and meeting.refused else ""


def before_start(start: datetime, days: int, hours: int, remind_at: time, zone: tzinfo) -> datetime:
    """So many days before, in the morning; so many hours before, exactly."""
    if days:
        return moment_at(start.astimezone(zone).date() - days * DAY, remind_at, zone)
    return start - timedelta(hours=hours)


def why_not(notice: Standing, *, muted: bool, looking: bool) -> str:
    """The reason for which it is not pushed; "" when it is."""
    if not notice.visible:
        return "off_team"
    if notice.over:
        return notice.over
    if not holds(notice):
        return "done" if not notice.open else "changed"
    if notice.day and notice.day not in notice.days:
        return "moved"
    if notice.day and notice.waits_for_helper:
        return "helper_asked"
    if notice.read:
        return "read"
    if muted:
        return "muted"
    return "looking" if looking else ""


def holds(notice: Standing) -> bool:
    """Whether what the notice says is so still."""
    return {
        "open": notice.open,
        "stuck": notice.stuck and notice.open,
        "confirmed": notice.confirmed,
        "accepted": notice.accepted,
        "nothing": True,
    }[notice.needs]
