"""What a person sees and gets back, over HTTP."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from backend.core import clock
from backend.features.checklist import actions
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.tasks import task_of, value


def text_of(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


async def test_the_first_page_says_what_to_do_now_and_who_helps(client_of: ClientOf) -> None:
    page = text_of((await (await client_of("farid")).get("/")).text)
    assert "Dag Farid" in page and "Dit doet u nu" in page and "Bram helpt u" in page


async def test_at_most_three_tasks_stand_under_now(client_of: ClientOf) -> None:
    soup = BeautifulSoup((await (await client_of("farid")).get("/taken")).text, "html.parser")
    now = soup.select("section[aria-labelledby=nu] li")
    assert 1 <= len(now) <= 3
    assert len(soup.select("#later li")) > 3


@pytest.mark.parametrize(("name", "language", "direction"), [("samira", "ar", "rtl"), ("tesfay", "en", "ltr")])
async def test_own_language_comes_first_with_the_dutch_word_beside_it(
    client_of: ClientOf, world: World, name: str, language: str, direction: str
) -> None:
    task = await task_of(world, name, "huisarts")
    soup = BeautifulSoup((await (await client_of(name)).get(f"/taken/{task}")).text, "html.parser")
    assert soup.html and (soup.html["lang"], soup.html["dir"]) == (language, direction)
    assert "Schrijf u in" not in soup.h1.get_text() if soup.h1 else False
    assert "de huisarts" in [word.get_text(strip=True) for word in soup.select("[lang=nl]")]
    assert not soup.select(".not-yet")


async def test_a_plain_form_is_sent_back_and_htmx_gets_the_page_at_once(client_of: ClientOf, world: World) -> None:
    task, client = await task_of(world, "farid", "huisarts"), await client_of("farid")
    plain = await client.post(f"/taken/{task}/klaar", data={"done": "1"})
    assert (plain.status_code, plain.headers["location"]) == (303, f"/taken/{task}")
    swapped = await client.post(f"/taken/{task}/klaar", data={"done": "0"}, headers={"hx-request": "true"})
    assert swapped.status_code == 200 and 'id="main"' in swapped.text


async def test_a_refusal_says_why_on_the_page_itself(client_of: ClientOf, world: World, moment: Clock) -> None:
    task, client = await task_of(world, "farid", "huisarts"), await client_of("farid")
    await actions.complete(world["farid"], task, True)
    await actions.confirm(world["bram"], task, True)
    answer = await client.post(f"/taken/{task}/klaar", data={"done": "0"})
    assert answer.status_code == 409
    assert "Een helper heeft dit al gezien." in text_of(answer.text)
    assert await value(task, "done_at") is not None


async def test_a_mistake_keeps_what_was_typed_and_says_what_is_wrong(client_of: ClientOf, world: World) -> None:
    task, client = await task_of(world, "farid", "huisarts"), await client_of("bram")
    answer = await client.post(f"/taken/{task}/datum", data={"datum": "31-12-2026"})
    assert answer.status_code == 422
    assert 'value="31-12-2026"' in answer.text and "Dit is geen dag. Kies een dag." in answer.text


async def test_not_needed_wants_to_hear_why(client_of: ClientOf, world: World) -> None:
    task, client = await task_of(world, "samira", "huisarts"), await client_of("anneke")
    answer = await client.post(f"/taken/{task}/niet-nodig", data={"reason": " "})
    assert answer.status_code == 422 and "Vul dit in." in answer.text
    assert await value(task, "dropped_at") is None


async def test_a_day_is_planned_and_shown(client_of: ClientOf, world: World) -> None:
    task, client = await task_of(world, "farid", "huisarts"), await client_of("farid")
    await client.post(f"/taken/{task}/planning", data={"dag": "morgen", "dagdeel": "ochtend", "samen": "alleen"})
    assert await value(task, "planned_on") == clock.today() + timedelta(days=1)
    nothing = await client.post(f"/taken/{task}/planning", data={"dag": "kies_dag"})
    assert nothing.status_code == 422


async def test_four_reasons_at_once_and_the_others_behind_a_link(client_of: ClientOf, world: World) -> None:
    task, client = await task_of(world, "farid", "huisarts"), await client_of("farid")
    seen, address = set(), f"/taken/{task}/hulp"
    for _ in range(4):
        soup = BeautifulSoup((await client.get(address)).text, "html.parser")
        shown = [str(field["value"]) for field in soup.select("input[name=reason]")]
        assert 1 <= len(shown) <= 4
        seen |= set(shown)
        address = str(soup.select("a[href*='hulp?vanaf=']")[-1]["href"])
    assert len(seen) == 13


async def test_the_history_tells_who_did_what(client_of: ClientOf, world: World) -> None:
    task = await task_of(world, "farid", "huisarts")
    await actions.complete(world["bram"], task, True)
    page = text_of((await (await client_of("farid")).get(f"/taken/{task}")).text)
    assert "Bram deed dit: klaar." in page


async def test_a_helper_ticks_in_the_list_and_stays_there(client_of: ClientOf, world: World) -> None:
    task, client = await task_of(world, "farid", "huisarts"), await client_of("bram")
    answer = await client.post(f"/taken/{task}/klaar?op=lijst", data={"done": "1"})
    assert answer.headers["location"] == f"/clienten/{world['farid'].id}/taken"
    assert await value(task, "done_by") == world["bram"].id


async def test_what_was_ticked_is_named_and_can_be_taken_back_at_once(client_of: ClientOf, world: World) -> None:
    task, client = await task_of(world, "farid", "huisarts"), await client_of("bram")
    for done, said in (
        ("1", "Klaar: Schrijf u in bij een huisarts"),
        ("0", "Toch niet klaar: Schrijf u in bij een huisarts"),
    ):
        answer = await client.post(f"/taken/{task}/klaar?op=lijst", data={"done": done}, headers={"hx-request": "true"})
        page = BeautifulSoup(answer.text, "html.parser")
        toast = page.select_one("#said")
        assert toast and said in " ".join(toast.get_text(" ").split())
        for undo in toast.select("button"):
            [form] = page.find_all("form", id=undo["form"])
            assert (form["action"], form.input["value"]) == (f"/taken/{task}/klaar?op=lijst", "0")
        assert bool(toast.select("button")) == (done == "1")


async def test_what_has_not_opened_is_shown_to_helpers_only(client_of: ClientOf, world: World) -> None:
    newcomer = (await (await client_of("farid")).get("/taken")).text
    helper = (await (await client_of("bram")).get(f"/clienten/{world['farid'].id}/taken")).text
    assert 'id="straks"' in helper and 'id="straks"' not in newcomer


async def test_the_card_for_the_desk_is_in_dutch_with_the_gemeente_filled_in(client_of: ClientOf, world: World) -> None:
    task = await task_of(world, "samira", "huisarts")
    page = (await (await client_of("samira")).get(f"/taken/{task}/laat-zien")).text
    assert "Ik ben nieuw in Nijkerk." in page and "{gemeente}" not in page
