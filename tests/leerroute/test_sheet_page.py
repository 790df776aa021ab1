"""A list of a class: shown first, with a reason for each refused row, and saved only when that is asked."""

import httpx
import pytest
from bs4 import BeautifulSoup

from backend.features.leerroute.wording import WHY
from tests.cast import World
from tests.conftest import ClientOf
from tests.leerroute.happened import known, told
from tests.leerroute.sheets import FORTY, FORTY_LINES, GOOD, WRONG


def cells(answer: httpx.Response, section: str) -> list[str]:
    rows = BeautifulSoup(answer.text, "html.parser").select(f"section[aria-labelledby={section}] tbody tr")
    return [" ".join(row.get_text(" ").split()) for row in rows]


async def test_a_list_is_shown_and_nothing_is_saved(client_of: ClientOf, world: World) -> None:
    answer = await (await client_of("ineke")).post("/clienten/uren", data={"text": GOOD})
    assert answer.status_code == 200
    assert [row.split()[-1] for row in cells(answer, "taken")] == ["7,5", "6"]
    assert await told(world["yusuf"]) == await told(world["hodan"]) == []


@pytest.mark.parametrize("save", [{}, {"save": "1"}])
async def test_forty_wrong_rows_of_ten_kinds_each_say_why_and_save_nothing(
    client_of: ClientOf, world: World, save: dict[str, str]
) -> None:
    answer = await (await client_of("ineke")).post("/clienten/uren", data={"text": FORTY_LINES} | save)
    said = [f"{number} {line} {WHY[why]}" for number, (why, line) in enumerate(FORTY, 1)]
    assert cells(answer, "refused") == said
    assert cells(answer, "taken") == []
    area = BeautifulSoup(answer.text, "html.parser").find("textarea")
    assert area and area.get_text().strip() == FORTY_LINES
    assert await told(world["yusuf"]) == await told(world["hodan"]) == []


async def test_good_rows_among_the_wrong_wait_until_saving_is_asked(client_of: ClientOf, world: World) -> None:
    answer = await (await client_of("ineke")).post("/clienten/uren", data={"text": f"{GOOD}\n{FORTY_LINES}"})
    assert (len(cells(answer, "taken")), len(cells(answer, "refused"))) == (2, 40)
    assert await told(world["yusuf"]) == await told(world["hodan"]) == []


async def test_the_good_rows_are_saved_and_the_others_stay_to_be_mended(client_of: ClientOf, world: World) -> None:
    client, text = await client_of("ineke"), f"{GOOD}\n{WRONG['columns']}"
    for _ in range(2):
        answer = await client.post("/clienten/uren", data={"text": text, "save": "1"})
        assert answer.status_code == 200
    area = BeautifulSoup(answer.text, "html.parser").find("textarea")
    assert area and area.get_text().strip() == WRONG["columns"]
    assert (await known(world["yusuf"], world["yusuf"])).minutes == {"NT2": 450}
    assert (await known(world["hodan"], world["hodan"])).minutes == {"PARTICIPATIE": 360}
    assert len(await told(world["yusuf"], "hours_recorded")) == 1


async def test_who_is_on_no_team_of_the_docent_is_an_unknown_name(client_of: ClientOf, world: World) -> None:
    text = "Samira Haddad;2026-W47;NT2;7\nOlga Bondarenko;2026-W47;NT2;7"
    answer = await (await client_of("ineke")).post("/clienten/uren", data={"text": text, "save": "1"})
    assert len(cells(answer, "refused")) == 2
    assert await told(world["samira"]) == await told(world["olga"]) == []


@pytest.mark.parametrize("outsider", ["anneke", "bram", "bea", "yusuf"])
async def test_only_the_school_and_the_college_bring_lists(client_of: ClientOf, outsider: str) -> None:
    client = await client_of(outsider)
    assert (await client.get("/clienten/uren")).status_code == 404
    assert (await client.post("/clienten/uren", data={"text": GOOD, "save": "1"})).status_code == 404


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"text": ""}, 422),
        ({"text": "x" * 40_001}, 422),
        ({"text": GOOD, "save": "ja"}, 422),
        ({"text": GOOD, "of": "1"}, 400),
    ],
)
async def test_what_is_no_list_is_refused(client_of: ClientOf, fields: dict[str, str], status: int) -> None:
    assert (await (await client_of("ineke")).post("/clienten/uren", data=fields)).status_code == status
