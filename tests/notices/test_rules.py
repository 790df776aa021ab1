"""When a message may go out, whatever the hour, the day of summer time and what went before."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from backend.features.notices.rules import Hours, Standing, moment_at, send_at, why_not

# A busy machine is no mistake.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SPRING, AUTUMN = datetime(2027, 3, 28, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)  # the night of each at 01:00 UTC

clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None))
# Around both nights of summer time, and on any other day.
moments = st.one_of(
    st.integers(0, 2 * 365 * 24 * 60).map(
        lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    st.builds(
        lambda night, minutes: night + timedelta(minutes=minutes),
        st.sampled_from((SPRING, AUTUMN)),
        st.integers(-600, 1200),
    ),
)
hours = st.builds(Hours, clocks, clocks, st.just(AMSTERDAM))
days = st.lists(moments, max_size=6)
NIGHT = Hours(time(21), time(8), AMSTERDAM)
IN_THE_SKIPPED_HOUR = Hours(time(1), time(2, 30), AMSTERDAM)
IN_THE_DOUBLED_HOUR = Hours(time(2, 30), time(2, 10), AMSTERDAM)


@given(moments, hours, days, st.integers(1, 4), clocks)
@example(SPRING, IN_THE_SKIPPED_HOUR, [], 1, time(9))
@example(AUTUMN + timedelta(minutes=5), IN_THE_DOUBLED_HOUR, [], 1, time(9))
def test_nothing_goes_out_in_quiet_hours(
    wanted: datetime, quiet: Hours, sent: list[datetime], a_day: int, remind_at: time
) -> None:
    moment = send_at(wanted, quiet, sent, a_day, remind_at)
    assert not quiet.is_quiet(moment)
    assert moment >= wanted


@given(moments, hours, days, st.integers(1, 4), clocks)
def test_no_day_gets_more_than_its_number(
    wanted: datetime, quiet: Hours, sent: list[datetime], a_day: int, remind_at: time
) -> None:
    moment = send_at(wanted, quiet, sent, a_day, remind_at)
    before = [other.astimezone(AMSTERDAM).date() for other in sent]
    assert before.count(moment.astimezone(AMSTERDAM).date()) < a_day


@given(moments, days, st.integers(1, 4))
def test_it_waits_no_longer_than_it_must(wanted: datetime, sent: list[datetime], a_day: int) -> None:
    moment = send_at(wanted, NIGHT, sent, a_day, time(9))
    assert moment - wanted <= timedelta(hours=12) + timedelta(days=1) * (len(sent) + 1)


@given(moments, hours)
def test_a_message_dies_before_it_would_ring_at_night(moment: datetime, quiet: Hours) -> None:
    end = quiet.quiet_after(moment)
    assert moment < end <= moment + timedelta(days=1, hours=1)
    if quiet.quiet_from != quiet.quiet_until and not quiet.is_quiet(moment):
        minute = timedelta(minutes=1)
        assert quiet.is_quiet(end) or end.astimezone(AMSTERDAM).time() > quiet.quiet_from  # the skipped hour
        assert (
            not quiet.is_quiet(moment + (end - moment) / 2) or end - moment <= 2 * minute or crosses_night(moment, end)
        )


def crosses_night(first: datetime, last: datetime) -> bool:
    return first.astimezone(AMSTERDAM).utcoffset() != last.astimezone(AMSTERDAM).utcoffset()


def test_a_reminder_keeps_its_hour_through_both_nights_of_summer_time() -> None:
    for day in (date(2027, 3, 27), date(2027, 3, 28), date(2026, 10, 24), date(2026, 10, 25)):
        moment = moment_at(day, time(9), AMSTERDAM)
        assert moment.astimezone(AMSTERDAM).isoformat().startswith(f"{day}T09:00:00")


def test_from_and_until_the_same_is_never_quiet() -> None:
    always = Hours(time(8), time(8), AMSTERDAM)
    assert not any(always.is_quiet(datetime(2026, 11, 25, hour, tzinfo=UTC)) for hour in range(24))


days_of_task = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 1, 5)))
standings = st.builds(
    Standing,
    needs=st.sampled_from(("open", "stuck", "confirmed", "accepted", "nothing")),
    visible=st.booleans(),
    read=st.booleans(),
    day=days_of_task,
    days=st.tuples(days_of_task, days_of_task, days_of_task),
    open=st.booleans(),
    stuck=st.booleans(),
    confirmed=st.booleans(),
    accepted=st.booleans(),
    waits_for_helper=st.booleans(),
)


@given(standings, st.booleans(), st.booleans())
def test_only_what_is_so_goes_out_and_only_to_who_may_and_wants_to_know(
    notice: Standing, muted: bool, looking: bool
) -> None:
    if why_not(notice, muted=muted, looking=looking) == "":
        assert notice.visible and not notice.read and not muted and not looking
        assert notice.open or notice.needs not in ("open", "stuck")
        assert notice.day is None or notice.day in notice.days


@given(standings)
def test_why_it_did_not_go_out_is_always_said(notice: Standing) -> None:
    assert why_not(notice, muted=True, looking=True) != ""
