"""A notice with how it is now with what it is about."""

from datetime import date, datetime
from typing import NamedTuple

from backend.core import clock
from backend.features.notices import morning
from backend.features.notices.policy import policy
from backend.features.notices.rules import Meeting, Need, Needs, Standing, why_over


class Row(NamedTuple):
    id: int
    kind: str
    day: date | None
    created_at: datetime
    read_at: datetime | None
    task: int | None
    template: str | None
    title: str | None
    child: str | None
    done_at: datetime | None
    dropped_at: datetime | None
    retired_at: datetime | None
    stuck_at: datetime | None
    stuck_reason: str | None
    confirmed_at: datetime | None
    accepted_at: datetime | None
    advise: date | None
    due: date | None
    planned_on: date | None
    actor: str | None
    actor_is_staff: bool
    newcomer: str | None
    newcomer_id: int | None
    traject: int | None
    person: int
    subject: str
    appointment: int | None
    meeting_kind: str | None
    meeting_title: str | None
    starts_at: datetime | None
    ends_at: datetime | None
    at_home: bool | None
    place: str | None
    video: str | None
    by_phone: bool | None
    status: str | None
    cancel_reason: str | None
    cannot_at: datetime | None
    cannot_reason: str | None
    published_at: datetime | None
    gemeente: str | None
    reply_due: date | None
    signal: str | None
    signal_day: date | None
    signal_number: int | None
    ended_on: date | None
    end_reason: str | None
    step_is_news: bool  # a step is done that the newcomer has not celebrated yet
    note: int | None
    note_withdrawn_at: datetime | None
    proposal: int | None
    proposal_version: int | None  # that waits for approval now
    visible: bool

    @property
    def is_signal(self) -> bool:
        return self.kind.startswith(SIGNAL)

    @property
    def is_solved(self) -> bool:
        """What a signal said is no longer so."""
        return self.is_signal and self.signal is None

    @property
    def is_open(self) -> bool:
        return not (self.done_at or self.dropped_at or self.retired_at or self.ended_on)

    @property
    def is_of_the_dead(self) -> bool:
        """The phone of somebody who died is with their family."""
        return self.end_reason == "overleden" and self.person == self.newcomer_id

    @property
    def standing(self) -> Standing:
        return Standing(
            needs=NEEDS.get(self.kind, "open") if self.task else "nothing",
            visible=bool(self.visible),
            read=self.read_at is not None,
            day=self.day if self.task else None,
            days=(self.advise, self.due, self.planned_on, self.reply_due),
            open=self.is_open,
            stuck=self.stuck_at is not None,
            confirmed=self.confirmed_at is not None,
            accepted=self.accepted_at is not None,
            waits_for_helper=self.stuck_at is not None and self.kind != "helper_plan_due",
            over=self.over,
        )

    @property
    def over(self) -> str:
        if self.is_of_the_dead:
            return "ended"
        if self.kind == morning.KIND and self.day != clock.today():
            return "too_late"
        if self.kind == PROPOSAL and self.subject != f"{PROPOSAL}:{self.proposal}:{self.proposal_version}":
            return "changed"
        if self.is_solved or self.note_withdrawn_at or (self.kind == "step_done" and not self.step_is_news):
            return "changed"
        return why_over(meeting, clock.now()) if (meeting := self.meeting) else ""

    @property
    def meeting(self) -> Meeting | None:
        """How it is now with the appointment that it is about."""
        if self.starts_at is None or self.ends_at is None:
            return None
        return Meeting(
            needs=MEETING_NEEDS.get(self.kind, "same_time"),
            status=self.status or "",
            starts_at=self.starts_at,
            told_start=datetime.fromisoformat(self.subject.rpartition(":")[2]),
            until=self.told_until(self.starts_at),
            refused=self.cannot_at is not None,
            published=self.published_at is not None,
        )

    def told_until(self, starts_at: datetime) -> datetime:
        """A reminder of some days before is true as long as its days are; all else until it begins."""
        rule = next((rule for rule in policy().appointment if rule.words == self.kind), None)
        return rule.until(self.gemeente or "", starts_at) if rule else starts_at

    @property
    def worth_until(self) -> datetime | None:
        """After that a message would only disturb; None: as long as any."""
        meeting = self.meeting
        return meeting.until if meeting and meeting.needs != "published" else None

    @property
    def is_of_today(self) -> bool:
        return self.appointment is not None and self.day == clock.today()


SIGNAL = "signal_"  # and its kind: the words of the pack
PROPOSAL = "helper_proposal"  # and what became of it
TEAM_NEWS = "team"  # what a subject begins with that is about the people of a team

# What must still be so for a kind to be worth a push.
NEEDS: dict[str, Needs] = {
    "helper_asked": "stuck",
    "confirmed": "confirmed",
    "accepted": "accepted",
    "message": "nothing",
    "helper_message": "nothing",
    "helper_plan": "nothing",
    "helper_plan_due": "nothing",
    "plan_reply": "nothing",
}

MEETING_NEEDS: dict[str, Need] = {
    "appointment_cancelled": "cancelled",
    "helper_appointment_cancelled": "cancelled",
    "appointment_people": "coming",
    "helper_appointment_off": "coming",
    "appointment_agreed": "published",
    "helper_cannot_come": "refused",
    "appointment_new": "coming",
    "lessons_new": "coming",
    "appointment_moved": "coming",
    "lesson_change": "coming",
    "helper_appointment_new": "coming",
    "helper_appointment_moved": "coming",
    "helper_can_come": "coming",
}
