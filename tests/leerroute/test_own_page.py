"""The newcomer's page: countable things, their own language with the Dutch word beside it, and no fine."""

import re
from datetime import timedelta

import httpx
import pytest
from bs4 import BeautifulSoup

from backend.core import clock
from backend.features.leerroute import actions
from backend.features.leerroute.actions.exams import Attempt
from backend.features.leerroute.actions.extensions import Asked, Decision
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock

DAY = timedelta(days=1)


def words(answer: httpx.Response) -> str:
    return " ".join(BeautifulSoup(answer.text, "html.parser").get_text(" ").split())


def stamps(answer: httpx.Response) -> dict[str, str]:
    """How each stamp looks, by its title."""
    page = BeautifulSoup(answer.text, "html.parser")
    found = {str(stamp.h3.get_text()): stamp["class"] for stamp in page.select(".stamp") if stamp.h3}
    return {title: str(look[-1]) for title, look in found.items()}


async def test_the_b1_route_is_a_card_of_seven_stamps_and_the_diploma(client_of: ClientOf, world: World) -> None:
    peter, yusuf = world["peter"], world["yusuf"].id
    exam = await actions.plan_exam(peter, yusuf, Attempt("LU", clock.today() - DAY, "B1"))
    await actions.set_result(peter, yusuf, exam, "Geslaagd")
    await actions.plan_exam(peter, yusuf, Attempt("LE", clock.today() + DAY, "B1", "Utrecht"))
    answer = await (await client_of("yusuf")).get("/leren")
    assert stamps(answer) == {
        "Listening": "got",
        "Reading": "next",
        "Writing": "later",
        "Speaking": "later",
        "Knowledge of the Netherlands (KNM)": "later",
        "Sign the statement (PVT)": "later",
        "Work and taking part (MAP)": "later",
        "Diploma": "later",
    }
    assert "1 of 7 done" in words(answer)
    assert "in 1 day" in words(answer) and "Utrecht" in words(answer)


async def test_the_dutch_word_stands_beside_it(client_of: ClientOf) -> None:
    page = BeautifulSoup((await (await client_of("yusuf")).get("/leren")).text, "html.parser")
    assert "luisteren" in [word.get_text() for word in page.select(".stamp [lang=nl]")]
    assert page.select_one("[lang=nl].dutch")


async def test_the_z_route_is_two_bars_of_hours_and_a_conversation(client_of: ClientOf, world: World) -> None:
    await actions.set_hours(world["ineke"], world["hodan"].id, clock.today(), {"NT2": 450, "KNM": 30, "MAP": 60})
    answer = await (await client_of("hodan")).get("/leren")
    assert "Taal en KNM 8 van 800 uur" in words(answer)
    assert "Meedoen 1 van 800 uur" in words(answer)
    assert stamps(answer).keys() == {
        "Verklaring tekenen (PVT)",
        "Werk en meedoen (MAP)",
        "Gesprek aan het einde",
        "Certificaat",
    }


async def test_the_end_is_expected_until_duo_has_said_it(client_of: ClientOf, world: World) -> None:
    client = await client_of("hodan")
    assert "Verwacht: tot en met" in words(await client.get("/leren"))
    one = await actions.ask_extension(world["peter"], world["hodan"].id, Asked("overlijden"))
    end = clock.today() + 1200 * DAY
    await actions.decide_extension(world["peter"], world["hodan"].id, one, Decision("granted", clock.today(), end))
    said = words(await client.get("/leren"))
    assert "Verwacht" not in said and "Tot en met" in said and "Overlijden Toegekend" in said


async def test_from_six_months_before_the_end_more_time_can_be_asked(
    client_of: ClientOf, world: World, moment: Clock
) -> None:
    asks = "U kunt dat nu vragen aan DUO."
    moment.moved += 600 * DAY  # 900 days after the plan
    assert asks not in words(await (await client_of("hodan")).get("/leren"))
    moment.moved += 100 * DAY
    assert asks in words(await (await client_of("hodan")).get("/leren"))


async def test_a_failed_exam_is_once_more_and_never_a_cross(client_of: ClientOf, world: World) -> None:
    exam = await actions.plan_exam(world["peter"], world["yusuf"].id, Attempt("SC", clock.today() - DAY, "B1"))
    await actions.set_result(world["peter"], world["yusuf"].id, exam, "Gezakt")
    assert "once more" in words(await (await client_of("yusuf")).get("/leren"))


async def test_before_the_choice_the_three_routes_are_explained(client_of: ClientOf) -> None:
    page = BeautifulSoup((await (await client_of("farid")).get("/leren")).text, "html.parser")
    assert len(page.select(".list .title")) == 3
    assert not page.select(".stamp")


@pytest.mark.parametrize("name", ["yusuf", "hodan", "samira"])
async def test_there_is_no_percentage_and_no_fine(client_of: ClientOf, name: str) -> None:
    said = words(await (await client_of(name)).get("/leren"))
    assert not re.search(r"\d\s*%|٪|€|boete|fine\b|غرامة", said)


async def test_what_happened_stands_in_plain_words(client_of: ClientOf, world: World) -> None:
    await actions.set_hours(world["ineke"], world["hodan"].id, clock.today(), {"NT2": 450})
    await actions.set_lesson(world["ineke"], world["hodan"].id, clock.today(), "absent")
    said = words(await (await client_of("hodan")).get("/leren"))
    assert "Ineke schreef uren op. Week van 23 november : 7,5 uur." in said
    assert "Afwezig zonder bericht" in said


async def test_the_page_is_kept_until_something_changes(client_of: ClientOf, world: World) -> None:
    client = await client_of("hodan")
    first = await client.get("/leren")
    assert first.text == (await client.get("/leren")).text
    await actions.set_hours(world["ineke"], world["hodan"].id, clock.today(), {"NT2": 60})
    assert "1 van 800 uur" in words(await client_and(client_of, "hodan"))


async def client_and(client_of: ClientOf, name: str) -> httpx.Response:
    return await (await client_of(name)).get("/leren")


@pytest.mark.parametrize("staff", ["peter", "ineke", "anneke", "bea"])
async def test_it_is_the_newcomers_own(client_of: ClientOf, staff: str) -> None:
    assert (await (await client_of(staff)).get("/leren")).status_code == 404
