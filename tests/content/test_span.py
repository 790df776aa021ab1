from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.content import Span

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
SPANS = st.builds(
    Span,
    years=st.integers(0, 20),
    months=st.integers(0, 30),
    days=st.integers(0, 400),
    hours=st.integers(0, 72),
    sign=st.sampled_from([1, -1]),
)
WITHOUT_MONTHS = st.builds(Span, days=st.integers(0, 400), sign=st.sampled_from([1, -1]))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("P3M", Span(months=3)),
        ("-P2W", Span(days=14, sign=-1)),
        ("P0D", Span()),
        ("P185D", Span(days=185)),
        ("PT2H", Span(hours=2)),
        ("P1Y2M3W4DT5H", Span(years=1, months=2, days=25, hours=5)),
    ],
)
def test_a_span_is_read_as_it_is_written(text: str, span: Span):
    assert Span.parse(text) == span


@pytest.mark.parametrize("text", ["", "P", "PT", "-", "3M", "P3", "P-3M", "PT2M", "P1.5D", "P3M ", "p3m", "P3MT"])
def test_anything_else_is_refused(text: str):
    with pytest.raises(ValueError, match="is not a length of time"):
        Span.parse(text)


@pytest.mark.parametrize(
    ("span", "day", "then"),
    [
        ("P1M", date(2026, 1, 31), date(2026, 2, 28)),
        ("P1M", date(2028, 1, 31), date(2028, 2, 29)),
        ("-P1M", date(2026, 3, 31), date(2026, 2, 28)),
        ("P1Y", date(2028, 2, 29), date(2029, 2, 28)),
        ("P3Y", date(2024, 3, 15), date(2027, 3, 15)),  # last day of the term of a PIP of 2024-03-15
        ("P10W", date(2025, 1, 6), date(2025, 3, 17)),  # PIP due after a kennisgeving (Bi 5.3 lid 1)
        ("P6W", date(2024, 3, 15), date(2024, 4, 26)),  # last day for bezwaar (Awb 6:7)
        ("-P4W", date(2026, 5, 11), date(2026, 4, 13)),  # first day to report a move (Wet BRP 2.39)
        ("P5D", date(2026, 5, 11), date(2026, 5, 16)),
        ("P12M", date(2026, 8, 31), date(2027, 8, 31)),
        ("P1MT30H", date(2026, 1, 31), date(2026, 2, 28)),  # a day has no hours
        ("-PT2H", date(2026, 3, 1), date(2026, 3, 1)),
    ],
)
def test_a_span_after_a_day(span: str, day: date, then: date):
    assert Span.parse(span).after(day) == then


def test_a_lead_counts_back_from_an_appointment():
    start = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    assert Span.parse("PT2H").before(start) == datetime(2026, 3, 1, 7, 30, tzinfo=UTC)
    assert Span.parse("P7D").before(start) == datetime(2026, 2, 22, 9, 30, tzinfo=UTC)


@given(SPANS, DAYS)
def test_a_later_day_never_gives_an_earlier_one(span: Span, day: date):
    tomorrow = Span(days=1).after(day)
    assert span.after(day) <= span.after(tomorrow)


@given(SPANS, DAYS)
def test_the_sign_says_the_direction(span: Span, day: date):
    assert (span.after(day) >= day) if span.sign > 0 else (span.after(day) <= day)


@given(st.integers(0, 400), st.sampled_from([1, -1]), DAYS)
def test_months_land_in_the_right_month_and_never_spill_over(months: int, sign: int, day: date):
    then = Span(months=months, sign=sign).after(day)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == sign * months
    assert then.day == day.day or (then.day < day.day and Span(days=1).after(then).day == 1)


@given(WITHOUT_MONTHS, DAYS)
def test_days_are_undone_by_counting_back(span: Span, day: date):
    assert span.before(span.after(day)) == day


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.integers(0, 999), st.integers(0, 99))
def test_every_part_is_read(years: int, months: int, weeks: int, days: int, hours: int):
    text = f"P{years}Y{months}M{weeks}W{days}DT{hours}H"
    assert Span.parse(text) == Span(years, months, weeks * 7 + days, hours)
