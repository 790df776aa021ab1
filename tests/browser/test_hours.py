"""The docent and the hours: a file of the school, with script and without."""

import pytest
from playwright.async_api import expect

from backend.core import clock
from backend.features.leerroute import actions
from backend.features.leerroute.wording import WHY
from tests.browser.conftest import DESK, PHONE, UserOf
from tests.cast import World
from tests.leerroute.happened import known, told
from tests.leerroute.sheets import FORTY, FORTY_LINES

LIST = "naam;week;soort;uren\nYusuf Kaya;2026-W47;NT2;7,5\nDésirée;2026-W47;NT2;3\n"
# Sentences that stand outside the screen, however one scrolls the page.
UNREAD = """() => [...document.querySelectorAll('td.late-text')]
  .filter(each => each.getBoundingClientRect().right > innerWidth)
  .map(each => each.textContent)"""


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
async def test_a_file_is_shown_and_saved_only_when_that_is_asked(user_of: UserOf, world: World, encoding: str) -> None:
    ineke = await user_of("ineke")
    await ineke.opens("/clienten/uren")
    file = {"name": "uren.csv", "mimeType": "text/csv", "buffer": LIST.encode(encoding)}
    await ineke.page.set_input_files("#file", files=[file])
    await ineke.presses("Eerst bekijken")
    await ineke.sees("Désirée")
    assert await told(world["yusuf"]) == []
    await ineke.sends(ineke.page.get_by_role("button", name="1 regel opslaan"))
    await ineke.sees("1 regel is opgeslagen.")
    assert (await known(world["yusuf"], world["yusuf"])).minutes == {"NT2": 450}


@pytest.mark.parametrize("width", [PHONE, DESK])
async def test_a_file_with_forty_wrong_rows_says_of_each_why_not_and_keeps_it(
    user_of: UserOf, world: World, width: int
) -> None:
    ineke = await user_of("ineke", width=width)
    await ineke.opens("/clienten/uren")
    file = {"name": "uren.csv", "mimeType": "text/csv", "buffer": FORTY_LINES.encode()}
    await ineke.page.set_input_files("#file", files=[file])
    await ineke.presses("Eerst bekijken")
    await ineke.sees("40 regels kunnen niet")
    rows = ineke.main.locator("section[aria-labelledby=refused] tbody tr")
    for number, (why, line) in enumerate(FORTY):
        await expect(rows.nth(number)).to_have_text(f"{number + 1}{line}{WHY[why]}")
    await expect(ineke.page.locator("#text")).to_have_value(FORTY_LINES)
    assert await told(world["yusuf"]) == []
    assert await ineke.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await ineke.page.evaluate(UNREAD) == []


async def test_what_a_colleague_does_leaves_the_list_that_is_looked_at(user_of: UserOf, world: World) -> None:
    ineke, learning = await user_of("ineke"), await user_of("ineke")
    await learning.opens(f"/clienten/{world['yusuf'].id}/leren")
    await ineke.opens("/clienten/uren")
    await ineke.page.fill("#text", LIST)
    await ineke.presses("Eerst bekijken")
    await actions.set_hours(world["peter"], world["yusuf"].id, clock.today(), {"KNM": 195})
    await learning.sees("3,25")  # so it has come through the stream
    await ineke.sees("Désirée")
    await expect(ineke.page.locator("#text")).to_have_value(LIST.strip())


async def test_without_script_the_list_is_pasted(user_of: UserOf, world: World) -> None:
    ineke = await user_of("ineke", script=False)
    await ineke.opens("/clienten/uren")
    await ineke.page.fill("#text", LIST)
    await ineke.presses("Eerst bekijken")
    await ineke.sees("Er is nog niets opgeslagen.")
    assert not await ineke.page.is_visible("#file")


async def test_a_week_is_filled_in_on_the_page_of_the_pupil(user_of: UserOf, world: World) -> None:
    ineke = await user_of("ineke")
    await ineke.opens(f"/clienten/{world['yusuf'].id}/leren")
    await ineke.types("Taalles (NT2)", "6,25")
    await ineke.presses("Uren opslaan")
    await ineke.sees("6,25")
    assert (await known(world["yusuf"], world["yusuf"])).minutes["NT2"] == 375
