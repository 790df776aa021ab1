"""When an appointment is recalled and whether it still is what was said, whatever the clock does."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend import content, worker
from backend.features.notices import meetings
from backend.features.notices.policy import MeetingRule, policy
from backend.features.notices.rules import Meeting, before_start, why_over
from tests.agenda.meeting import HOUR


@pytest.mark.parametrize("verb", meetings.TOLD)
def test_every_verb_is_followed_and_has_its_words(verb: str) -> None:
    assert meetings.watch in worker.WATCHERS[verb]
    known = content.load("nijkerk").reminders
    assert {*meetings.TOLD[verb], *meetings.OF_SERIES.values()} - {""} <= known.keys()


def test_every_lead_of_the_pack_has_words() -> None:
    pack = content.load("nijkerk")
    for kind in pack.appointments.values():
        worded = {rule.lead("nijkerk") for rule in policy().appointment if rule.is_for(kind.key, "nijkerk")}
        assert worded == set(kind.leads), kind.key


ZONE = ZoneInfo("Europe/Amsterdam")
NIGHTS = (datetime(2027, 3, 28, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC))
starts = st.builds(
    lambda night, minutes: night + timedelta(minutes=minutes), st.sampled_from(NIGHTS), st.integers(-20_000, 20_000)
)


@given(starts, st.sampled_from(policy().appointment))
def test_a_reminder_is_before_the_start_at_the_hour_of_the_policy_in_both_nights_of_summer_time(
    start: datetime, rule: MeetingRule
) -> None:
    lead = rule.lead("nijkerk")
    due = before_start(start, lead.days, lead.hours, time(9), ZONE)
    assert due < start
    if lead.days:
        local = due.astimezone(ZONE)
        assert local.time() == time(9)
        assert (start.astimezone(ZONE).date() - local.date()).days == lead.days
    else:
        assert start - due == timedelta(hours=lead.hours)


@given(
    st.sampled_from(("coming", "same_time", "cancelled", "refused", "published")),
    st.sampled_from(("planned", "cancelled", "held")),
    *(st.integers(-3, 3).map(lambda hours: NIGHTS[0] + hours * HOUR) for _ in range(4)),
    st.booleans(),
    st.booleans(),
)
def test_what_is_said_of_an_appointment_is_so(  # noqa: PLR0913  # all that a meeting is
    needs: str, status: str, start: datetime, told: datetime, last: datetime, now: datetime, refused: bool, shown: bool
) -> None:
    meeting = Meeting(needs, status, start, told, last, refused, shown)  # type: ignore[arg-type]
    if why_over(meeting, now) == "" and needs in ("coming", "same_time", "refused"):
        assert status == "planned" and start == told and now < start and now < last
        assert needs != "same_time" or not refused
        assert needs != "refused" or refused
