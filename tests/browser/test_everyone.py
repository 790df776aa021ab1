"""Everyone can use every screen: with a screen reader, with large letters, on a narrow phone, from right to left."""

import asyncio
import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Page, ViewportSize

from backend.app import litestar
from backend.core import db, settings, texts
from tests.browser.conftest import DESK, PHONE, Browse
from tests.browser.places import EACH_ONCE, NO_SCREENS, ON_A_DESK, PLACES, Place
from tests.browser.stage import Stage, set_up
from tests.cast import World

AT_ONCE = 2
# How a screen looks does not come from the engine: on the second one each is asked for once, and only has to be there.
IS_LOOKED_AT = settings.current().is_sqlite
WALKS = {"nl": PLACES, "ar": EACH_ONCE} if IS_LOOKED_AT else {"nl": EACH_ONCE}
ON_DESKS = ["nl", "ar"] if IS_LOOKED_AT else []
NARROWEST = ViewportSize(width=320, height=640)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What is folded has to be good too, and so have the buttons that only a phone with a voice shows.
UNFOLD = """() => {
  document.querySelectorAll('details').forEach(each => { each.removeAttribute('name'); each.open = true; });
  document.querySelectorAll('[data-speak]').forEach(each => { each.hidden = false; });
  const { lang, dir } = document.documentElement;
  // Headings that stand on the band, in letters that are as dark.
  const band = document.querySelector('.head')?.getBoundingClientRect().bottom ?? 0;
  const bare = each => each.offsetParent && !each.closest('.head, .card, .errors');
  const drowned = [...document.querySelectorAll('main :is(h2, h3)')]
    .filter(each => bare(each) && each.getBoundingClientRect().top < band);
  return [document.querySelectorAll('h1').length, lang, dir, drowned.length];
}"""
SEND = """([action, fields]) => {
  const form = Object.assign(document.createElement('form'), { method: 'post', action });
  for (const [name, value] of Object.entries(fields))
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  document.body.append(form);
  form.submit();
}"""
ASK = """([address, fields]) => {
  const body = new URLSearchParams(fields);
  return fetch(address, Object.keys(fields).length ? { method: 'post', body } : {}).then(({ status }) => status);
}"""
# In pixels; how far the page sticks out with letters of this size.
TOO_WIDE = """size => {
  const root = document.documentElement;
  root.style.fontSize = size;
  const wide = root.scrollWidth - root.clientWidth;
  root.style.fontSize = '';
  return wide;
}"""


def test_every_screen_has_its_place() -> None:
    routes = [route.path for route in litestar().routes if "GET" in getattr(route, "methods", ())]
    seen = {urlsplit(place.address).path for place in PLACES}
    for route in set(routes) - set(NO_SCREENS):
        pattern = re.compile(re.sub(r"\{\w+:\w+\}", r"[^/]+", route))
        assert any(map(pattern.fullmatch, seen)), (
            f"Add {route} to PLACES in tests/browser/places.py: who sees it, and in which states it can be"
            " (or to NO_SCREENS, when it shows nothing)."
        )


@pytest.mark.parametrize("language", WALKS)
async def test_everyone_can_use_every_screen(language: str, world: World, browse: Browse) -> None:
    assert await mistakes(WALKS[language], language, PHONE, world, browse) == {}


@pytest.mark.parametrize("language", ON_DESKS)
async def test_everyone_can_use_a_screen_on_a_desk(language: str, world: World, browse: Browse) -> None:
    assert await mistakes(ON_A_DESK, language, DESK, world, browse) == {}


async def mistakes(
    places: tuple[Place, ...], language: str, width: int, world: World, browse: Browse
) -> dict[str, list[str]]:
    stage, found, room = await set_up(world), dict[str, list[str]](), asyncio.Semaphore(AT_ONCE)
    async with db.write():
        await db.execute("UPDATE person SET language = ?", language)

    async def walk(who: str) -> None:
        async with room:
            page = await browse(who, width=width, language=language, cookies=stage.browsers.get(who))
            await page.add_init_script(AXE_SCRIPT)
            await page.goto("/welkom")
            for place in places:
                if place.who == who and (wrong := await look(page, place, stage, language)):
                    found[str(place)] = wrong
            await page.context.close()

    await asyncio.gather(*(walk(who) for who in dict.fromkeys(place.who for place in places)))
    return found


async def look(page: Page, place: Place, stage: Stage, language: str) -> list[str]:
    if not IS_LOOKED_AT:
        status = await page.evaluate(ASK, filled(place, stage))
        return [] if status == place.status else [f"status {status}"]
    status = await visit(page, place, stage)
    wrong = [] if status == place.status else [f"status {status}"]
    shown = await page.evaluate(UNFOLD)
    if shown != [1, language, texts.of(language).language.dir, 0]:
        wrong.append(f"first headings, language, direction, drowned headings: {shown}")
    # What axe finds is in the markup and the colours, which all languages share; how wide words are is each one's own.
    return wrong + (await axe(page, place in EACH_ONCE) if language == texts.SOURCE else []) + await too_wide(page)


async def visit(page: Page, place: Place, stage: Stage) -> int:
    address, fields = filled(place, stage)
    if not fields:
        answer = await page.goto(address)
        return answer.status if answer else 0
    await page.goto("/welkom")
    async with page.expect_navigation() as sent:
        await page.evaluate(SEND, [address, fields])
    answer = await sent.value
    return answer.status if answer else 0


def filled(place: Place, stage: Stage) -> tuple[str, dict[str, str]]:
    fields = {name.format(**stage.names): text.format(**stage.names) for name, text in place.sent.items()}
    return place.address.format(**stage.names), fields


async def axe(page: Page, colours: bool) -> list[str]:
    # The colours, half of the work, are the same in every state of a screen.
    rules = {"color-contrast": {"enabled": colours}}
    options = {"runOnly": TAGS, "resultTypes": ["violations"], "preload": False, "rules": rules}
    violations = await page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    return [f"{each['id']}: {node['html'][:200]}" for each in violations for node in each["nodes"][:3]]


async def too_wide(page: Page) -> list[str]:
    """With letters twice as large, and on the narrowest phone."""
    usual = page.viewport_size
    over = {"with large letters": await page.evaluate(TOO_WIDE, "200%")}
    await page.set_viewport_size(NARROWEST)
    over["on a narrow phone"] = await page.evaluate(TOO_WIDE, "")
    if usual:
        await page.set_viewport_size(usual)
    return [f"{pixels} px too wide {where}" for where, pixels in over.items() if pixels > 0]
