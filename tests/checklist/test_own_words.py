"""Own words of staff stay in the language in which they were typed, and say so to who reads another one."""

import pytest
from bs4 import BeautifulSoup, Tag

from backend import worker
from backend.core import dossiers
from backend.features.checklist import actions
from tests.cast import World
from tests.conftest import ClientOf
from tests.pip.plans import LESSONS, agreed


async def marked(client_of: ClientOf, who: str, address: str) -> dict[str, Tag]:
    """What is said not to be in the reader's language yet, by its words."""
    page = BeautifulSoup((await (await client_of(who)).get(address)).text, "html.parser")
    return {part.get_text(): part for part in page.select("main .not-yet")}


async def add(world: World, who: str, title: str) -> int:
    """To Samira's list."""
    whose = await dossiers.open_for(world[who], world["samira"].id)
    return await actions.add_own(world[who], whose, title, None, "newcomer")


async def test_a_task_of_a_helper_is_marked_for_who_reads_arabic(client_of: ClientOf, world: World) -> None:
    task = await add(world, "anneke", "Bel de school van Lina")
    for address in ("/taken", f"/taken/{task}"):
        found = (await marked(client_of, "samira", address))["Bel de school van Lina"]
        assert (found["lang"], found["dir"]) == ("nl", "auto")
    page = await (await client_of("samira")).get("/taken")
    assert "not-yet-note" in page.text


async def test_own_words_of_the_newcomer_are_theirs(client_of: ClientOf, world: World) -> None:
    await add(world, "samira", "أتصل بأحمد")
    assert "أتصل بأحمد" not in await marked(client_of, "samira", "/taken")
    assert '<bdi dir="auto">أتصل بأحمد</bdi>' in (await (await client_of("samira")).get("/taken")).text


async def test_who_reads_dutch_sees_no_mark(client_of: ClientOf, world: World) -> None:
    await add(world, "anneke", "Bel de school van Lina")
    assert await marked(client_of, "anneke", f"/clienten/{world['samira'].id}/taken") == {}


@pytest.mark.parametrize("address", ["/plan", "/taken"])
async def test_what_the_plan_agrees_is_marked_in_the_plan_and_on_the_list(
    client_of: ClientOf, world: World, address: str
) -> None:
    await agreed(world, "samira")
    await worker.handle_all()
    assert (await marked(client_of, "samira", address))[LESSONS.what]["lang"] == "nl"
