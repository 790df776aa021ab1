"""What the law asks of a plan: each point by its name, its article and the field that it is about."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from backend.features.pip import law, wording
from backend.features.pip.rules import checks
from backend.features.pip.rules.checks import Before, Plan

LAW = law.on(date(2024, 3, 15))
B1 = Plan(
    route="B",
    level="B1",
    intensity="12 uur per week",
    hours=600,
    literacy="NVT",
    pvt="12 uur in 6 weken",
    map="40 uur in 6 maanden",
    talks=4,
    support="Taalmaatje",
    dated=date(2024, 3, 15),
    sent=date(2024, 3, 15),
)
Z = replace(B1, route="Z", level=None, hours=None)
O = replace(B1, route="O", map="", hours=None)  # noqa: E741  # the route's own code
FIRST = Before(
    asylum=True,
    bijstand=False,
    young_child=False,
    talked=True,
    told_alone=True,
    toets=True,
    not_before=date(2024, 1, 8),
    today=date(2024, 3, 15),
    route_months=LAW.span.route_months,
    amounts=LAW.amounts,
)
AGAIN = replace(FIRST, first=date(2024, 3, 15), last=date(2024, 3, 15), route="B", today=date(2026, 6, 1))


def wrong(plan: Plan, before: Before, **typed: Any) -> list[str]:
    return [point.check for point in checks.points(replace(plan, **typed), before)]


def again(plan: Plan, dated: date, **typed: Any) -> Plan:
    return replace(plan, dated=dated, sent=dated, reason="Het gaat sneller dan gedacht.", **typed)


@pytest.mark.parametrize("plan", [B1, Z, O, replace(B1, level=None)])
def test_a_whole_plan_is_refused_nothing(plan: Plan) -> None:
    assert wrong(plan, FIRST) == []


@pytest.mark.parametrize(
    ("check", "typed"),
    [
        ("route", {"route": None, "hours": None}),
        ("support", {"support": ""}),
        ("pvt", {"pvt": ""}),
        ("map", {"map": ""}),
        ("intensity", {"intensity": ""}),
        ("hours", {"hours": None}),
        ("hours", {"hours": 0}),
        ("hours", {"hours": 10_000}),
        ("talks", {"talks": None}),
        ("talks", {"talks": 0}),
        ("literacy", {"literacy": ""}),
        ("level_first", {"level": "A2"}),
        ("z_exams", {"z_exams": True}),
        ("dated", {"dated": None}),
        ("dated_ahead", {"dated": date(2024, 3, 16), "sent": date(2024, 3, 16)}),
        ("dated_before", {"dated": date(2024, 1, 7)}),
        ("sent", {"sent": None}),
        ("sent_before", {"sent": date(2024, 3, 14)}),
    ],
)
def test_what_lacks_or_cannot_be_is_named(check: str, typed: dict[str, Any]) -> None:
    assert wrong(B1, FIRST, **typed) == [check]


@pytest.mark.parametrize(
    ("check", "known"),
    [
        ("talked", {"talked": False}),
        ("alone", {"told_alone": False}),
        ("toets", {"toets": False}),
        ("vve", {"young_child": True}),
        ("decisions", {"bijstand": True}),
    ],
)
def test_the_intake_and_the_household_ask_their_part(check: str, known: dict[str, Any]) -> None:
    assert wrong(B1, replace(FIRST, **known)) == [check]


def test_the_onderwijsroute_has_no_map_and_no_a2() -> None:
    assert wrong(O, FIRST, map="40 uur") == ["map_not"]
    assert wrong(O, FIRST, level="A2") == ["level_o"]


def test_the_z_route_has_no_b1_and_may_have_exams() -> None:
    assert wrong(Z, FIRST, level="B1") == ["level_z"]
    assert wrong(Z, FIRST, level="A2", z_exams=True) == []


def test_who_came_for_their_family_has_no_intensity_and_no_estimate() -> None:
    family = replace(FIRST, asylum=False)
    assert wrong(B1, family, intensity="", hours=None) == []
    assert wrong(B1, family) == ["hours_not"]
    assert wrong(Z, FIRST, hours=600) == ["hours_not"]


@pytest.mark.parametrize(
    ("dated", "refused"), [(date(2025, 9, 15), []), (date(2025, 9, 16), ["window"])], ids=["in time", "too late"]
)
def test_a_route_changes_within_a_year_and_a_half(dated: date, refused: list[str]) -> None:
    assert wrong(again(Z, dated), AGAIN) == refused


def test_an_exception_of_the_law_changes_the_route_later() -> None:
    assert wrong(again(Z, date(2025, 9, 16), exception="Bijzonder geval: ziekte."), AGAIN) == []


def test_from_the_onderwijsroute_to_the_b1_route_is_always_possible() -> None:
    assert wrong(again(B1, date(2026, 5, 1)), replace(AGAIN, route="O")) == []


def test_the_same_route_is_no_change_of_route() -> None:
    assert wrong(again(B1, date(2026, 5, 1)), AGAIN) == []


@pytest.mark.parametrize(
    ("minutes", "effort", "refused"),
    [(36_000, True, []), (35_985, True, ["a2_hours"]), (0, True, ["a2_hours"]), (36_000, False, ["a2_effort"])],
)
def test_a2_on_the_b1_route_asks_six_hundred_recorded_hours_and_effort(
    minutes: int, effort: bool, refused: list[str]
) -> None:
    plan = again(B1, date(2026, 5, 1), level="A2", a2_effort=effort)
    assert wrong(plan, replace(AGAIN, minutes=minutes)) == refused


@pytest.mark.parametrize(("minutes", "lacks"), [(36_000, 0), (35_985, 1), (24_030, 200), (90_000, 0)])
def test_a_part_of_an_hour_still_lacks(minutes: int, lacks: int) -> None:
    assert replace(AGAIN, minutes=minutes).lacking_hours == lacks


def test_what_is_recorded_elsewhere_wins_from_what_is_typed() -> None:
    known = replace(AGAIN, minutes=36_059, literacy="AA")
    filled = checks.filled(replace(B1, level="A2", a2_hours=9_999, literacy="NVT"), known)
    assert (filled.a2_hours, filled.literacy) == (600, "AA")
    assert checks.filled(replace(B1, a2_hours=600), known).a2_hours is None
    assert checks.filled(B1, replace(known, literacy="")).literacy == "NVT"


MOVED = replace(AGAIN, route="Z", moved=True)


def test_who_moved_here_keeps_the_route_of_the_plan_of_before() -> None:
    assert wrong(again(B1, date(2026, 5, 1)), MOVED) == ["route_moved"]
    assert wrong(again(Z, date(2026, 5, 1)), MOVED, reason="") == []
    assert wrong(again(O, date(2026, 5, 1)), replace(MOVED, route=None)) == []


def test_after_a_plan_of_this_gemeente_the_route_of_who_moved_may_change() -> None:
    assert wrong(again(B1, date(2025, 9, 15)), replace(MOVED, moved=False)) == []


def test_a_plan_issued_again_says_why_and_is_not_dated_before_the_last() -> None:
    assert wrong(again(B1, date(2026, 5, 1)), AGAIN, reason="") == ["reason"]
    assert wrong(again(B1, date(2024, 3, 14)), AGAIN) == ["dated_first"]


def test_an_empty_plan_says_everything_at_once() -> None:
    assert len(wrong(Plan(), FIRST)) == 9


def test_every_check_has_its_article_and_its_sentence() -> None:
    named = {check for check, _, _ in checks.CHECKS}
    for rules in law.sets():
        assert named == rules.articles.keys()
    assert named == wording.ASKS.keys()
