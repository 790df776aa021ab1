"""The words of a message: the person's language, neutral where others look on, everything in one sentence."""

import asyncio
from datetime import timedelta

from backend import worker
from backend.core import clock, db
from backend.core.message import Message
from backend.features.checklist import actions
from backend.features.notices import actions as notices
from backend.features.notices.composing import compose
from tests.cast import World
from tests.moment import Clock
from tests.notices.phones import of
from tests.tasks import task_of


async def told(world: World, *templates: str) -> list[int]:
    for template in templates:
        await actions.comment(world["anneke"], await task_of(world, "tesfay", template), "Neem uw pas mee.")
    await worker.handle_all()
    return [notice.id for notice in await of(world, "tesfay")]


async def message(world: World, ids: list[int], *, shared: bool = False, buttons: bool = True) -> Message:
    found = await compose(world["tesfay"].id, ids, shared=shared, buttons=buttons)
    assert found is not None
    return found


async def test_one_notice_says_what_it_is_about_and_opens_its_task(world: World) -> None:
    task = await task_of(world, "tesfay", "bank")
    said = await message(world, await told(world, "bank"))
    assert said.body == "Neem uw pas mee." and "Anneke" in said.title
    assert (said.language, said.dir) == ("en", "ltr")
    assert (said.address, said.task, said.topic) == (f"/taken/{task}", task, f"taak-{task}")
    assert [name for name, _ in said.actions] == ["done", "tomorrow"]


async def test_where_a_message_has_no_buttons_it_opens_the_page_that_has(world: World) -> None:
    ids = await told(world, "bank")
    said = await message(world, ids, buttons=False)
    assert said.address == f"/berichten/{ids[0]}" and said.actions == ()


async def test_on_a_shared_phone_it_names_nobody_and_nothing(world: World) -> None:
    said = await message(world, await told(world, "bank"), shared=True)
    assert said.title == "Wegwijs" and "Anneke" not in said.body and "pas" not in said.body
    assert said.actions == ()


async def test_several_go_in_one_sentence(world: World) -> None:
    said = await message(world, await told(world, "bank", "huisarts", "brp"))
    assert "3" in said.body and said.address == "/berichten" and said.unread == 3


async def test_several_on_a_shared_phone_name_no_task(world: World) -> None:
    ids = await told(world, "bank", "huisarts")
    personal, neutral = await message(world, ids), await message(world, ids, shared=True)
    assert personal.body != neutral.body and "2" in neutral.body


async def test_the_language_is_the_one_of_the_moment_of_sending(world: World) -> None:
    ids = await told(world, "bank")
    async with db.write():
        await db.execute("UPDATE person SET language = 'ar' WHERE id = ?", world["tesfay"].id)
    said = await message(world, ids)
    assert (said.language, said.dir) == ("ar", "rtl")


async def test_what_was_read_meanwhile_is_not_sent(world: World) -> None:
    ids = await told(world, "bank")
    await notices.read_all(world["tesfay"])
    assert await compose(world["tesfay"].id, ids, shared=False, buttons=True) is None
    assert [notice.withheld for notice in await of(world, "tesfay")] == ["read"]


async def test_in_quiet_hours_nothing_is_sent_that_waited_too_long(world: World, moment: Clock) -> None:
    ids = await told(world, "bank")
    moment.move(hours=12)
    assert await compose(world["tesfay"].id, ids, shared=False, buttons=True) is None
    assert [notice.withheld for notice in await of(world, "tesfay")] == ["too_late"]


async def test_a_message_lives_until_quiet_hours_begin(world: World) -> None:
    said = await message(world, await told(world, "bank"))
    assert said.until.astimezone(clock.AMSTERDAM).strftime("%H:%M") == "21:00"
    assert said.until - clock.now() < timedelta(hours=12)


async def test_a_name_at_the_beginning_keeps_its_capitals(world: World) -> None:
    from backend.features.notices.sentences import _fitted

    inside = "Morgen is de dag: {taak}."
    assert _fitted(inside, {"taak": "Open een bankrekening"})["taak"] == "open een bankrekening"
    assert _fitted(inside, {"taak": "DigiD aanvragen"})["taak"] == "DigiD aanvragen"
    assert _fitted("{taak}. Doe dit.", {"taak": "Open een rekening"})["taak"] == "Open een rekening"


async def test_of_messages_worded_at_one_moment_each_is_its_own_persons(world: World) -> None:
    tesfays = await told(world, "bank")
    await actions.comment(world["anneke"], await task_of(world, "samira", "huisarts"), "Bel morgen.")
    await worker.handle_all()
    samiras = [notice.id for notice in await of(world, "samira")]
    asked = (("tesfay", tesfays), ("samira", samiras), ("samira", tesfays), ("tesfay", samiras))
    one, other, *strangers = await asyncio.gather(
        *(compose(world[name].id, ids, shared=False, buttons=True) for name, ids in asked)
    )
    assert one and one.body == "Neem uw pas mee." and one.language == "en"
    assert other and other.body == "Bel morgen." and other.language == "ar"
    assert strangers == [None, None]
