"""The termijn: the worked examples, and what holds for every day and every order of extensions."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.features.leerroute import law
from backend.features.leerroute.rules import term
from backend.features.leerroute.rules.dates import Length, Period, add_months, after
from backend.features.leerroute.rules.term import Extension, Ground

LAW = law.on(date(2026, 11, 25))
THREE_YEARS = LAW.term.rule
FIRST_PLAN = date(2024, 3, 15)

days = st.dates(date(2022, 1, 1), date(2060, 12, 31))
periods = st.builds(lambda start, days: Period(start, start + timedelta(days=days)), days, st.integers(0, 900))
extensions = st.builds(Extension, st.sampled_from(sorted(LAW.grounds.values())), st.none() | periods)


def granted(*keys: str) -> list[Extension]:
    return [Extension(LAW.grounds[key]) for key in keys]


def test_the_term_begins_the_day_after_the_first_plan_and_lasts_three_years() -> None:
    found = term.term(FIRST_PLAN, THREE_YEARS, [], None)
    assert found == (date(2024, 3, 16), date(2027, 3, 16), False)
    assert found.last == date(2027, 3, 15)


@pytest.mark.parametrize(
    ("ground", "end"),
    [("bijna_klaar", date(2027, 9, 16)), ("bevalling", date(2027, 7, 6)), ("overlijden", date(2027, 6, 16))],
)
def test_a_ground_with_a_length_of_its_own(ground: str, end: date) -> None:
    found = term.term(FIRST_PLAN, THREE_YEARS, granted(ground), None)
    assert (found.end, found.last) == (end, end - timedelta(days=1))


def test_what_duo_wrote_wins_from_what_is_computed() -> None:
    found = term.term(FIRST_PLAN, THREE_YEARS, granted("bevalling"), date(2027, 8, 1))
    assert (found.end, found.of_duo) == (date(2027, 8, 1), True)


@pytest.mark.parametrize(
    ("ground", "lasted", "longer"),
    [
        ("ziekte", 100, 100),
        ("alfabetisering", 120, 120),
        ("alfabetisering", 300, 181),  # no more than six months: 1 January to 1 July
        ("dakloos", 800, 730),
        ("geen_aanbod", 40, 40),
    ],
)
def test_a_ground_that_lasts_counts_as_far_as_it_reaches(ground: str, lasted: int, longer: int) -> None:
    start = date(2025, 1, 1)
    extension = Extension(LAW.grounds[ground], Period(start, start + timedelta(days=lasted)))
    assert term.added(extension) == Length(days=longer)


@given(days, st.lists(extensions, max_size=6), extensions)
def test_one_more_extension_never_makes_the_term_shorter(pip: date, before: list[Extension], more: Extension) -> None:
    end = term.end(pip, THREE_YEARS)
    assert term.extended(end, [*before, more]) >= term.extended(end, before) >= end


@given(days, st.lists(extensions, min_size=2, max_size=4))
def test_the_order_in_which_extensions_were_granted_does_not_matter(pip: date, some: list[Extension]) -> None:
    end = term.end(pip, THREE_YEARS)
    assert len({term.extended(end, order) for order in permutations(some)}) == 1


@given(days, st.lists(extensions, max_size=4), st.none() | days)
def test_only_the_first_plan_decides_when_the_term_begins(
    pip: date, some: list[Extension], of_duo: date | None
) -> None:
    assert term.term(pip, THREE_YEARS, some, of_duo).start == pip + timedelta(days=1)


@given(days)
def test_the_last_day_is_the_same_day_three_years_later(pip: date) -> None:
    last = term.term(pip, THREE_YEARS, [], None).last
    assert (last.year, last.month) == (pip.year + 3, pip.month)
    assert last.day == pip.day or (pip.month, pip.day, last.day) == (2, 29, 28)


@given(days, st.integers(0, 60))
def test_months_end_on_the_same_day_or_on_the_last_of_the_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


def test_a_plan_on_a_leap_day_ends_on_the_last_of_february() -> None:
    assert term.term(date(2024, 2, 29), THREE_YEARS, [], None).end == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("pip", "months", "end"),
    [
        (date(2025, 2, 28), 6, date(2028, 8, 29)),  # from 29 February, which that year has
        (date(2024, 2, 28), 6, date(2027, 9, 1)),  # the last day is 31 August, not the 28th
        (date(2024, 2, 29), 12, date(2028, 3, 1)),  # the last day is 29 February
        (date(2024, 8, 30), 6, date(2028, 2, 29)),
        (date(2024, 8, 31), 6, date(2028, 3, 1)),
    ],
)
def test_months_are_added_to_the_day_after_the_last(pip: date, months: int, end: date) -> None:
    longer = Extension(Ground("letter", fixed=Length(months=months)))
    assert term.term(pip, THREE_YEARS, [longer], None).end == end


def test_asking_can_begin_six_months_before_the_end() -> None:
    assert term.window_opens(date(2027, 3, 16), LAW.ask_extension.rule) == date(2026, 9, 16)


ILLNESS = Period(date(2025, 1, 1), date(2025, 4, 1))
OPENS = date(2026, 9, 16)


@pytest.mark.parametrize(
    ("ground", "period", "route", "asked_on", "why"),
    [
        ("ziekte", ILLNESS, "B", OPENS, None),
        ("ziekte", ILLNESS, "Z", None, None),
        ("ziekte", Period(ILLNESS.start, date(2025, 3, 31)), "B", OPENS, "too_short"),
        ("ziekte", None, "B", OPENS, "period_needed"),
        ("geen_aanbod", Period(ILLNESS.start, ILLNESS.start), "B", OPENS, "period_needed"),
        ("geen_aanbod", Period(ILLNESS.end, ILLNESS.start), "B", OPENS, "period_needed"),
        ("ziekte", ILLNESS, "B", date(2026, 9, 15), "too_early"),
        ("alfabetisering", ILLNESS, "Z", OPENS, "route"),
        ("bijna_klaar", None, "O", OPENS, "route"),
        ("bijna_klaar", None, "B", OPENS, None),
    ],
)
def test_what_can_be_asked_and_why_not(
    ground: str, period: Period | None, route: str, asked_on: date | None, why: str | None
) -> None:
    assert term.obstacle(Extension(LAW.grounds[ground], period), route, [], asked_on, OPENS) == why


@given(periods, periods)
def test_no_day_counts_for_two_extensions(one: Period, other: Period) -> None:
    ground = LAW.grounds["geen_aanbod"]
    shared = {one.start + timedelta(days=n) for n in range(one.days)} & {
        other.start + timedelta(days=n) for n in range(other.days)
    }
    why = term.obstacle(Extension(ground, one), "B", [other], None, OPENS)
    assert why == ("period_needed" if one.days < 1 else "overlap" if shared else None)


def test_days_are_added_after_months() -> None:
    assert after(date(2024, 1, 31), Length(1, 1)) == date(2024, 3, 1)
