"""Hours and lessons, by the docent; and who may read what."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core import clock
from backend.core.errors import Invalid, NotFound
from backend.features.journey import actions as journey
from backend.features.leerroute import actions
from backend.features.leerroute.actions.exams import Attempt
from backend.features.leerroute.rules import sheet
from backend.features.leerroute.rules.sheet import Pupil
from tests.cast import World
from tests.leerroute.happened import known, told

DAY = timedelta(days=1)


async def test_the_docent_records_a_week_and_says_it_again(world: World) -> None:
    for _ in range(2):
        await actions.set_hours(world["ineke"], world["hodan"].id, clock.today(), {"NT2": 450, "MAP": 0})
    found = await known(world["hodan"], world["hodan"])
    assert found.minutes == {"NT2": 450}
    assert found.hours[0].week.weekday() == 0
    assert len(await told(world["hodan"], "hours_recorded")) == 1


async def test_a_correction_replaces_what_was_there(world: World) -> None:
    for minutes in (450, 480, 0):
        await actions.set_hours(world["ineke"], world["hodan"].id, clock.today(), {"NT2": minutes})
    assert (await known(world["hodan"], world["hodan"])).minutes["NT2"] == 0
    assert [data["minutes"] for _, data in await told(world["hodan"], "hours_recorded")] == [450, 480, 0]


async def test_two_docents_at_once_do_not_add_up(world: World) -> None:
    wishes = [
        actions.set_hours(world[who], world["hodan"].id, clock.today(), {"NT2": 300}) for who in ("ineke", "peter") * 3
    ]
    await asyncio.gather(*wishes)
    assert (await known(world["hodan"], world["hodan"])).minutes["NT2"] == 300
    assert len(await told(world["hodan"], "hours_recorded")) == 1


@pytest.mark.parametrize("minutes", [-15, 61 * 60, 10])
async def test_hours_that_cannot_be(world: World, minutes: int) -> None:
    with pytest.raises(Invalid) as refused:
        await actions.set_hours(world["ineke"], world["hodan"].id, clock.today(), {"NT2": minutes})
    assert list(refused.value.fields) == ["NT2"]
    assert await told(world["hodan"]) == []


async def test_a_week_that_is_still_to_come_is_refused(world: World) -> None:
    with pytest.raises(Invalid):
        await actions.set_hours(world["ineke"], world["hodan"].id, clock.today() + 7 * DAY, {"NT2": 60})


async def test_a_lesson_is_recorded_once_and_taken_back(world: World) -> None:
    for presence in ("absent", "absent", "excused", None, None):
        await actions.set_lesson(world["ineke"], world["yusuf"].id, clock.today(), presence)
    said = [data["presence"] for _, data in await told(world["yusuf"], "lesson_recorded")]
    assert said == ["absent", "excused", None]
    with pytest.raises(Invalid):
        await actions.set_lesson(world["ineke"], world["yusuf"].id, clock.today() + DAY, "present")


@pytest.mark.parametrize("outsider", ["bram", "anneke", "bea", "eva", "yusuf", "samira"])
async def test_nobody_else_records_hours(world: World, outsider: str) -> None:
    for wish in (
        actions.set_hours(world[outsider], world["yusuf"].id, clock.today(), {"NT2": 60}),
        actions.set_lesson(world[outsider], world["yusuf"].id, clock.today(), "absent"),
    ):
        with pytest.raises(NotFound):
            await wish


async def test_a_docent_records_nothing_of_who_is_not_their_pupil(world: World) -> None:
    with pytest.raises(NotFound):
        await actions.set_hours(world["ineke"], world["samira"].id, clock.today(), {"NT2": 60})


async def test_what_a_role_may_not_see_is_not_in_what_it_gets(world: World) -> None:
    yusuf = world["yusuf"]
    await actions.plan_exam(world["peter"], yusuf.id, Attempt("LE", clock.today(), "B1"))
    await actions.set_hours(world["ineke"], yusuf.id, clock.today(), {"NT2": 60})
    for who in ("yusuf", "peter"):
        found = await known(world[who], yusuf)
        assert found.exams and found.onderdelen and found.hours and found.term
    await journey.set_fact(world["peter"], yusuf.id, "bijstand", "true")
    school = await known(world["ineke"], yusuf)
    assert "bijstand" not in school.facts
    assert school.hours and school.term and not (school.exams or school.onderdelen or school.extensions)
    for who in ("bram", "anneke", "eva", "bea", "samira"):
        other = await known(world[who], yusuf)
        assert not (other.exams or other.hours or other.facts or other.chosen or other.milestones or other.lessons)


PUPILS = [
    Pupil(1, "Hodan Warsame", clock.today() - timedelta(days=300)),
    Pupil(2, "Yusuf Kaya", clock.today() - timedelta(days=300)),
    Pupil(3, "Jan Jansen", clock.today()),
    Pupil(4, "jan  jansen", clock.today()),
]
THIS_WEEK = clock.today().isoformat()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (f"Hodan Warsame;{THIS_WEEK};NT2;7,5", None),
        (f"HODAN  warsame;{THIS_WEEK};taalles;3:30", None),
        (f"Hodan Warsame,{THIS_WEEK},KNM,2.25", None),
        (f"Hodan Warsame;{THIS_WEEK};NT2", "columns"),
        (f";{THIS_WEEK};NT2;1", "no_name"),
        (f"Olga Bondarenko;{THIS_WEEK};NT2;1", "unknown"),
        (f"Jan Jansen;{THIS_WEEK};NT2;1", "two_people"),
        ("Yusuf Kaya;2026-02-30;NT2;1", "no_week"),
        ("Yusuf Kaya;2026-W60;NT2;1", "no_week"),
        ("Yusuf Kaya;volgende week;NT2;1", "no_week"),
        ("Yusuf Kaya;2099-01-01;NT2;1", "future"),
        ("Yusuf Kaya;2019-01-01;NT2;1", "before_start"),
        (f"Yusuf Kaya;{THIS_WEEK};voetbal;1", "no_kind"),
        (f"Yusuf Kaya;{THIS_WEEK};MAP;veel", "no_number"),
        (f"Yusuf Kaya;{THIS_WEEK};MAP;61", "too_much"),
        (f"Yusuf Kaya;{THIS_WEEK};MAP;-1", "too_much"),
        (f"Yusuf Kaya;{THIS_WEEK};MAP;1,1", "no_quarter"),
    ],
)
def test_each_row_is_taken_or_says_why_not(line: str, why: str | None) -> None:
    assert [row.why for row in sheet.read(line, PUPILS, clock.today())] == [why]


def test_a_row_that_stands_twice_is_taken_once() -> None:
    line = f"Yusuf Kaya;{THIS_WEEK};MAP;4"
    assert [row.why for row in sheet.read(f"naam;week;soort;uren\n{line}\n\n{line}", PUPILS, clock.today())] == [
        None,
        "twice",
    ]


@given(st.text(), st.text(alphabet='0123456789-/:;,."WKa\t\n', max_size=60))
def test_no_text_at_all_breaks_the_list(one: str, other: str) -> None:
    for row in sheet.read(f"{one}\n{other}\nYusuf Kaya;{other};NT2;{one}", PUPILS, clock.today()):
        assert row.why or (row.person in (1, 2) and sheet.may_be(row.minutes))
