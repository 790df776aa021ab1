"""Correcting and withdrawing: only by the author, and never silently."""

import asyncio

import pytest

from backend.core.errors import Invalid, NotFound, Refused
from backend.features.notes import actions, queries, wording
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.notes.written import happened, read_by, texts_for, written


async def test_a_corrected_note_says_so_and_what_stood_there_stays_readable(client_of: ClientOf, world: World) -> None:
    number = await written(world, text="Kom dinsdag.")
    await actions.correct(world["anneke"], world["samira"].id, number, "Kom woensdag.", 0)
    rows = await read_by(world, "samira")
    assert [(row.body, row.revision, row.corrected_at is not None) for row in rows] == [("Kom woensdag.", 1, True)]
    assert [past.body for past in await queries.before(rows)] == ["Kom dinsdag."]
    page = (await (await client_of("samira")).get("/mensen/notities")).text
    assert "Kom woensdag." in page and "Kom dinsdag." in page and "عُدّلت" in page
    assert await happened(world) == [("note_shared_written", number), ("note_shared_corrected", number)]


async def test_the_same_words_again_change_nothing(world: World) -> None:
    number = await written(world, text="Kom dinsdag.")
    await actions.correct(world["anneke"], world["samira"].id, number, "Kom dinsdag.", 0)
    assert len(await happened(world)) == 1


async def test_of_two_corrections_at_the_same_time_the_second_is_told(world: World) -> None:
    number, samira = await written(world, text="Kom dinsdag."), world["samira"].id
    wishes = [actions.correct(world["anneke"], samira, number, text, 0) for text in ("Kom woensdag.", "Kom maandag.")]
    refused = [each for each in await asyncio.gather(*wishes, return_exceptions=True) if each]
    assert [str(each) for each in refused] == [wording.CHANGED]
    assert len(await happened(world)) == 2


async def test_who_corrects_an_older_text_keeps_what_they_typed(client_of: ClientOf, world: World) -> None:
    number = await written(world, text="Kom dinsdag.")
    await actions.correct(world["anneke"], world["samira"].id, number, "Kom woensdag.", 0)
    answer = await (await client_of("anneke")).post(
        f"/clienten/{world['samira'].id}/notities/{number}", data={"text": "Kom maandag.", "revision": "0"}
    )
    assert answer.status_code == 409
    assert "Deze notitie is net veranderd." in answer.text and "Kom maandag." in answer.text
    assert await texts_for(world, "samira") == ["Kom woensdag."]


@pytest.mark.parametrize("text", ["Nummer 123456782", "x" * 2001, ""])
async def test_a_correction_is_looked_at_as_a_new_note_is(client_of: ClientOf, world: World, text: str) -> None:
    number = await written(world, text="Kom dinsdag.")
    answer = await (await client_of("anneke")).post(
        f"/clienten/{world['samira'].id}/notities/{number}", data={"text": text, "revision": "0"}
    )
    assert answer.status_code == 422 and (not text or text in answer.text)
    assert await texts_for(world, "samira") == ["Kom dinsdag."]
    if text.startswith("Nummer"):
        with pytest.raises(Invalid):
            await actions.correct(world["anneke"], world["samira"].id, number, text, 0)


@pytest.mark.parametrize("colleague", ["peter", "samira"])
async def test_nobody_changes_the_words_of_another(world: World, colleague: str) -> None:
    number, samira = await written(world), world["samira"].id
    with pytest.raises((Refused, NotFound)):
        await actions.correct(world[colleague], samira, number, "Anders", 0)
    with pytest.raises((Refused, NotFound)):
        await actions.withdraw(world[colleague], samira, number)
    assert await texts_for(world, "anneke") == ["Wij spraken af."]


async def test_a_withdrawn_note_is_empty_for_everyone_and_everyone_sees_that_it_was_there(
    client_of: ClientOf, world: World
) -> None:
    number, samira = await written(world, text="Te veel gezegd."), world["samira"].id
    await actions.correct(world["anneke"], samira, number, "Nog te veel gezegd.", 0)
    for _ in range(2):
        await actions.withdraw(world["anneke"], samira, number)
    rows = await read_by(world, "peter")
    assert [(row.body, row.withdrawn_at is not None) for row in rows] == [("", True)]
    assert await queries.before(rows) == []
    page = (await (await client_of("samira")).get("/mensen/notities")).text
    assert "te veel gezegd" not in page.lower() and "سُحبت" in page
    assert [verb for verb, _ in await happened(world)][-1:] == ["note_shared_withdrawn"]
    assert len(await happened(world)) == 3
    with pytest.raises(Refused, match=wording.WITHDRAWN):
        await actions.correct(world["anneke"], samira, number, "Toch weer", 1)


async def test_after_a_day_it_cannot_be_withdrawn_any_more(client_of: ClientOf, world: World, moment: Clock) -> None:
    number = await written(world)
    client, address = await client_of("anneke"), f"/clienten/{world['samira'].id}/notities"
    assert f"{address}/{number}/intrekking" in (await client.get(address)).text
    moment.move(hours=24)
    client = await client_of("anneke")
    assert f"{address}/{number}/intrekking" not in (await client.get(address)).text
    answer = await client.post(
        f"{address}/{number}/intrekking", headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code == 409 and "Intrekken kan tot 24 uur" in answer.text
    assert await texts_for(world, "samira") == ["Wij spraken af."]
