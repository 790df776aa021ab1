"""What makes an onderdeel obtained, on each route and for each group; changing a route, easing it, free exams."""

from datetime import date

import pytest

from backend.features.leerroute import law
from backend.features.leerroute.rules import parts, route
from backend.features.leerroute.rules.parts import Exam, Record
from backend.features.leerroute.rules.route import Group

TODAY = date(2026, 11, 25)
LAW = law.on(TODAY)
HOUR = 60
SIGNED = ("pvt_activity", "pvt_signed")
SKILLS = ("LE", "LU", "SC", "SP")


def passed(*keys: str, level: str | None = "B1") -> tuple[Exam, ...]:
    return tuple(Exam(key, level, date(2026, 1, 5), "Geslaagd") for key in keys)


def hours(**kinds: int) -> dict[str, int]:
    return {kind: number * HOUR for kind, number in kinds.items()}


def needed(key: str, group: Group, record: Record, which: str = "all") -> list[str]:
    keys = getattr(LAW.route_of(key, group), which)
    return [each.part.key for each in parts.still_needed(parts.standings(LAW.parts(keys), record, TODAY))]


def alone(key: str, record: Record) -> parts.Standing:
    return parts.standing(LAW.parts((key,))[0], record, TODAY)


def test_the_b1_route_is_done_with_four_exams_knm_pvt_and_map() -> None:
    record = Record(
        (*passed(*SKILLS), *passed("KNM", level=None)),
        hours(PVT=12, MAP=40),
        {*SIGNED, "map_talk"},
        levels=dict.fromkeys(SKILLS, "B1"),
    )
    assert needed("B", "asiel", record) == needed("B", "gezin", record) == []
    assert needed("B", "asiel", record._replace(exams=record.exams[1:])) == ["LE"]


def test_an_exam_below_the_level_of_the_plan_does_not_count_and_a_higher_one_does() -> None:
    levels = {"LE": "B1"}
    assert alone("LE", Record(passed("LE", level="A2"), levels=levels)).state == "open"
    assert alone("LE", Record(passed("LE", level="B2"), levels=levels)).state == "done"
    assert alone("LE", Record(passed("LE", level="A2"), levels={"LE": "A2"})).state == "done"


def test_a_failed_exam_takes_nothing_away_and_a_planned_one_shows_its_day() -> None:
    failed = Exam("LE", "B1", date(2026, 3, 1), "Gezakt")
    coming = Exam("LE", "B1", date(2026, 12, 10), None)
    assert alone("LE", Record((*passed("LE"), failed))).state == "done"
    found = alone("LE", Record((failed, coming)))
    assert (found.state, found.exam_on) == ("planned", date(2026, 12, 10))
    assert alone("LE", Record((coming._replace(on=date(2026, 11, 24)),))).state == "open"


@pytest.mark.parametrize(("practice", "talk", "done"), [(38, True, False), (40, False, False), (40, True, True)])
def test_map_needs_forty_hours_and_the_talk(practice: int, talk: bool, done: bool) -> None:
    record = Record(minutes=hours(MAP=practice), milestones=("map_talk",) if talk else ())
    assert (alone("MAP", record).state == "done") == done


def test_map_is_no_part_of_the_onderwijsroute() -> None:
    assert "MAP" not in needed("O", "asiel", Record())
    assert "MAP" not in needed("O", "gezin", Record())


@pytest.mark.parametrize(
    ("practice", "milestones", "done"),
    [(11, SIGNED, False), (12, ("pvt_signed",), False), (12, ("pvt_activity",), False), (12, SIGNED, True)],
)
def test_pvt_needs_twelve_hours_an_activity_and_signing_while_present(
    practice: int, milestones: tuple[str, ...], done: bool
) -> None:
    assert (alone("PVT", Record(minutes=hours(PVT=practice), milestones=milestones)).state == "done") == done


def test_the_z_route_needs_both_hours_and_the_talk_with_the_college() -> None:
    record = Record(minutes=hours(NT2=650, KNM=150, PARTICIPATIE=730, MAP=58, PVT=12))
    assert needed("Z", "asiel", record, "own") == ["GESPREK"]
    done = record._replace(milestones=("z_talk",))
    assert needed("Z", "asiel", done, "own") == []
    short = done._replace(minutes={**done.minutes, "NT2": 649 * HOUR})
    assert needed("Z", "asiel", short, "own") == ["CURSUS"]


def test_a_gezinsmigrant_on_the_z_route_has_no_hours_of_taking_part() -> None:
    record = Record(minutes=hours(NT2=800), milestones=("z_talk",))
    assert needed("Z", "gezin", record) == ["PVT", "MAP"]
    assert needed("Z", "asiel", record) == ["MEEDOEN", "PVT", "MAP"]


def test_the_onderwijsroute_is_done_by_the_schakeltraject_or_by_the_four_exams() -> None:
    rest = Record(passed("KNM", level=None), hours(PVT=12), SIGNED)
    assert needed("O", "asiel", rest) == ["SCHAKEL", *SKILLS]
    assert needed("O", "asiel", rest._replace(milestones=(*SIGNED, "schakel_done"))) == []
    assert needed("O", "asiel", rest._replace(exams=(*rest.exams, *passed(*SKILLS)))) == []


def test_a_vrijstelling_or_ontheffing_takes_the_onderdeel_away() -> None:
    found = alone("KNM", Record(exempt={"KNM": "vrijgesteld"}))
    assert (found.state, found.is_over) == ("exempt", True)


# The first plan of 15 March 2024: the term begins on the 16th, so the 18 months are over on 16 September 2025.
@pytest.mark.parametrize(
    ("change", "on", "allowed"),
    [
        (("B", "Z"), date(2025, 9, 15), True),
        (("B", "Z"), date(2025, 9, 16), False),
        (("O", "B"), date(2026, 5, 1), True),
        (("O", "Z"), date(2026, 5, 1), False),
    ],
)
def test_a_route_can_change_within_a_year_and_a_half(change: tuple[str, str], on: date, allowed: bool) -> None:
    rule = LAW.change
    assert route.may_change(change, on, date(2024, 3, 16), rule.rule, rule.always) == allowed


@pytest.mark.parametrize(
    ("key", "number", "has_plan", "effort", "why"),
    [
        ("B", 600, True, True, None),
        ("B", 599, True, True, "hours"),
        ("B", 600, False, True, "first_plan"),
        ("B", 600, True, False, "effort"),
        ("Z", 900, True, True, "other_route"),
        ("O", 900, True, True, "other_route"),
    ],
)
def test_a2_needs_the_b1_route_six_hundred_hours_and_effort(
    key: str, number: int, has_plan: bool, effort: bool, why: str | None
) -> None:
    found = route.may_not_ease(LAW.easing.rule, key, number * HOUR, has_plan=has_plan, effort=effort)
    assert found == why


def test_hours_of_knm_are_not_among_the_six_hundred() -> None:
    assert LAW.easing.kinds == ("NT2",)


@pytest.mark.parametrize(
    ("key", "group", "exam", "wanted", "agreed", "used", "left"),
    [
        ("B", "asiel", ("LE", "A2"), "B1", False, 0, 0),
        ("B", "asiel", ("LE", "B1"), "B1", False, 0, 2),
        ("B", "asiel", ("LE", "B2"), "B1", False, 1, 1),
        ("B", "asiel", ("LE", "B1"), "B1", False, 3, 0),
        ("B", "asiel", ("KNM", None), None, False, 0, 2),
        ("B", "gezin", ("LE", "B1"), "B1", False, 0, 0),
        ("O", "asiel", ("LE", "B1"), "B1", False, 0, 0),
        ("O", "asiel", ("KNM", None), None, False, 0, 2),
        ("Z", "asiel", ("LE", "A2"), None, False, 0, 0),
        ("Z", "asiel", ("LE", "A2"), None, True, 0, 2),
    ],
)
def test_free_exams(
    key: str, group: Group, exam: tuple[str, str | None], wanted: str | None, agreed: bool, used: int, left: int
) -> None:
    assert route.free_left(LAW.free_on(key), group, exam, wanted, agreed=agreed, used=used) == left


@pytest.mark.parametrize(
    ("doelgroep", "group"),
    [("asielvergunning", "asiel"), ("gezinslid_asiel", "asiel"), ("gezin_overig", "gezin"), (None, "asiel")],
)
def test_family_of_who_has_an_asylum_permit_is_in_their_group(doelgroep: str | None, group: str) -> None:
    assert route.group_of(doelgroep) == group
