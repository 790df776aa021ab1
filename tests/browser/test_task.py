"""One person and a task, in every way of being before a screen: with script and without, on a phone and on a desk."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.async_api import expect

from backend.core import clock, texts
from tests.browser.conftest import DESK, PHONE, UserOf
from tests.browser.user import User
from tests.cast import World
from tests.tasks import task_of, value, verbs


@dataclass(frozen=True)
class Way:
    name: str
    width: int
    script: bool

    def __str__(self) -> str:
        return f"{self.name}-{self.width}-{'script' if self.script else 'plain'}"


# Every two of language, width and script meet once.
WAYS = (
    Way("farid", PHONE, True),
    Way("farid", DESK, False),
    Way("samira", PHONE, False),
    Way("samira", DESK, True),
)
EARLY, LATE = "Ochtend, van 9 tot 12 uur", "Avond, na 17 uur"
in_every_way = pytest.mark.parametrize("way", WAYS, ids=str)
with_script = pytest.mark.parametrize("way", [way for way in WAYS if way.script], ids=str)
on_a_phone = pytest.mark.parametrize("way", [way for way in WAYS if way.width == PHONE], ids=str)


@pytest.fixture
async def user(way: Way, user_of: UserOf) -> User:
    return await user_of(way.name, width=way.width, script=way.script)


@pytest.fixture
async def task(way: Way, world: World, user: User) -> int:
    """The zorgverzekering, on the screen."""
    task = await task_of(world, way.name, "zorgverzekering")
    await user.opens(f"/taken/{task}")
    return task


@in_every_way
async def test_from_today_to_done_and_back(user: User, world: World) -> None:
    await user.opens("/")
    await user.follows("Zo doet u dit")
    await user.presses("Ik ben klaar")
    task = int(user.page.url.rsplit("/", 1)[1])
    assert await verbs(task) == ["task_done"]
    await user.presses("Toch niet klaar")
    assert await value(task, "done_at") is None
    await expect(user.page.get_by_role("button", name=user.says("Ik ben klaar"))).to_be_visible()


@in_every_way
async def test_why_it_does_not_work_is_said_with_a_picture(user: User, task: int) -> None:
    await user.follows("Het lukt niet")
    pictures = user.main.locator("button.tile")
    await expect(pictures).to_have_count(4)
    await user.follows("Iets anders")
    await expect(pictures.first).to_contain_text(user.reads("Bellen lukt niet."))
    await user.sends(pictures.filter(has_text=user.reads("Het kost te veel geld.")))
    await user.is_at(f"/taken/{task}")
    await user.sees(user.reads("Wacht met betalen. Uw helper kijkt met u mee."))
    assert await value(task, "stuck_reason") == "geld"
    await user.presses("Het lukt weer")
    assert await value(task, "stuck_reason") is None


@in_every_way
async def test_a_message_is_written_to_the_helpers(user: User, task: int) -> None:
    await user.types("Schrijf een bericht", "Welke is goed?\nDe blauwe?")
    await user.presses("Stuur")
    await expect(user.main.locator(".mine")).to_contain_text("Welke is goed?\nDe blauwe?")
    await expect(user.page.get_by_label(user.says("Schrijf een bericht"))).to_have_value("")
    assert await verbs(task) == ["task_commented"]


@in_every_way
async def test_a_day_is_planned(user: User, task: int) -> None:
    plan = user.main.locator("details", has_text=user.says("Wanneer gaat u?"))
    await plan.locator("summary").click()
    for choice in ("Morgen", EARLY, "Met familie of een vriend"):
        await plan.get_by_label(user.reads(choice), exact=True).check()
    await user.presses("Opslaan")
    tomorrow = clock.today() + timedelta(days=1)
    await expect(plan.locator("summary")).to_contain_text(texts.of(user.language).day(tomorrow))
    assert [await value(task, f"planned_{what}") for what in ("on", "part", "with")] == [tomorrow, "ochtend", "familie"]
    await user.opens("/taken")
    await user.sees(user.says("U gaat op {day}", day=texts.of(user.language).day(tomorrow)))


@on_a_phone
async def test_a_day_that_is_not_chosen_is_asked_and_the_rest_stays(user: User, task: int) -> None:
    plan = user.main.locator("details", has_text=user.says("Wanneer gaat u?"))
    await plan.locator("summary").click()
    for choice in ("Ik kies een dag", LATE):
        await plan.get_by_label(user.reads(choice), exact=True).check()
    await user.presses("Opslaan")
    await user.sees(user.says("Kijk nog een keer."))
    await expect(plan.get_by_label(user.reads(LATE), exact=True)).to_be_checked()
    await user.types("Of kies een datum", "2026-12-01")
    await user.presses("Opslaan")
    await expect(plan.locator("summary")).to_contain_text("1")
    assert await value(task, "planned_part") == "avond"


@in_every_way
async def test_somebody_makes_a_task_of_their_own(user: User) -> None:
    await user.opens("/taken")
    await user.follows("Zelf een taak maken")
    await user.types("Wat wilt u doen?", "Ahmed bellen")
    await user.types("Vóór welke dag? Dit hoeft niet.", "2026-11-30")
    await user.presses("Opslaan")
    await user.is_at("/taken")
    await user.sees("Ahmed bellen")


@with_script
async def test_the_back_button_shows_what_is_so_now(user: User, task: int) -> None:
    await user.opens("/taken")
    line = user.page.locator(f"#taak-{task}")
    await expect(line).not_to_have_class("item done")
    await line.get_by_role("link").click()
    await user.presses("Ik ben klaar")
    await user.page.go_back()
    await expect(line).to_contain_text(user.says("U hoeft nu niets te doen."))


@with_script
async def test_after_a_tick_the_focus_is_on_what_it_did(user: User, task: int) -> None:
    await user.presses("Ik ben klaar")
    await expect(user.main.locator(".notice.done")).to_be_focused()


@with_script
async def test_without_network_a_message_stays_and_the_page_says_so(user: User, task: int) -> None:
    message = user.page.get_by_label(user.says("Schrijf een bericht"))
    await message.fill("Hoor je mij?")
    await user.page.context.set_offline(True)
    send = user.page.get_by_role("button", name=user.says("Stuur"))
    await send.click()
    await expect(user.page.locator("#failed")).to_be_visible()
    await expect(message).to_have_value("Hoor je mij?")
    await user.page.context.set_offline(False)
    await user.sends(send)
    await expect(user.page.locator("#failed")).to_be_hidden()
    await user.sees("Hoor je mij?")


@in_every_way
async def test_a_button_pressed_twice_does_it_once(user: User, task: int) -> None:
    await user.types("Schrijf een bericht", "Eén keer")
    await user.page.get_by_role("button", name=user.says("Stuur")).dblclick()
    await expect(user.main.locator(".mine")).to_have_count(1)
    assert await verbs(task) == ["task_commented"]


@on_a_phone
async def test_a_dutch_card_is_held_up_at_a_desk(user: User, task: int) -> None:
    await user.follows("Laat dit zien aan de balie")
    await expect(user.main.locator("q")).to_have_attribute("lang", "nl")
    await user.follows("Terug")
    await user.is_at(f"/taken/{task}")
