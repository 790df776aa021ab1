"""From a note to a task: one button, the words are there, and the note shows the task."""

import pytest
from bs4 import BeautifulSoup

from backend import worker
from backend.core import db
from backend.features.notes import actions
from backend.features.notes.rules.reading import Audience
from tests.cast import World
from tests.conftest import ClientOf
from tests.notes.written import happened, read_by, written


async def title(client_of: ClientOf, who: str, address: str) -> tuple[str, bool]:
    """What stands in the form of a new task, and whether it knows the note."""
    page = BeautifulSoup((await (await client_of(who)).get(address)).text, "html.parser")
    field = page.select_one("#nieuw [name=title]")
    assert field is not None
    return str(field.get("value") or ""), page.select_one("#nieuw [name=note]") is not None


@pytest.mark.parametrize("audience", ["shared", "internal"])
async def test_a_note_becomes_a_task_and_then_leads_to_it(
    client_of: ClientOf, world: World, audience: Audience
) -> None:
    number = await written(world, audience=audience, text="Bel de school.\nVraag naar gym.")
    client, samira = await client_of("anneke"), world["samira"].id
    address = f"/clienten/{samira}/taken?notitie={number}"
    assert f'href="{address}#nieuw"' in (await client.get(f"/clienten/{samira}/notities")).text
    said = "Bel de school. Vraag naar gym." if audience == "shared" else ""
    assert await title(client_of, "anneke", address) == (said, True)
    warned = "De inburgeraar leest de taak wel" in (await client.get(address)).text
    assert warned == (audience == "internal")
    form = {"title": "Bel de school.", "actor": "newcomer", "note": str(number)}
    assert (await client.post(f"/clienten/{samira}/taken", data=form)).status_code == 303
    await worker.handle_all()
    [note] = await read_by(world, "anneke")
    assert f'href="/taken/{note.task}"' in (await client.get(f"/clienten/{samira}/notities")).text
    assert (await happened(world))[-1] == (f"note_{audience}_made_task", number)


async def test_the_words_of_an_internal_note_never_reach_the_newcomer_through_its_task(
    client_of: ClientOf, world: World
) -> None:
    """Not in the form that a helper sends as it is, not on the task, in its history, the inbox or the list."""
    number = await written(world, audience="internal", text="Zij vertrouwt haar buurman niet.")
    client, samira = await client_of("anneke"), world["samira"].id
    page = (await client.get(f"/clienten/{samira}/taken?notitie={number}")).text
    assert "buurman" not in page
    form = {"title": "Bel de wijkagent", "actor": "newcomer", "note": str(number)}
    assert (await client.post(f"/clienten/{samira}/taken", data=form)).status_code == 303
    await worker.handle_all()
    [(task,)] = await db.fetch("SELECT id FROM task WHERE title = 'Bel de wijkagent'")
    reader = await client_of("samira")
    for address in (f"/taken/{task}", "/taken", "/", "/berichten", "/mensen/notities"):
        answer = await reader.get(address)
        assert answer.status_code == 200 and "buurman" not in answer.text, address
    assert [note.audience for note in await read_by(world, "anneke")] == ["internal"]


async def test_made_twice_the_note_keeps_its_first_task(client_of: ClientOf, world: World) -> None:
    number, client = await written(world), await client_of("anneke")
    for name in ("Eerst", "Daarna"):
        form = {"title": name, "actor": "newcomer", "note": str(number)}
        await client.post(f"/clienten/{world['samira'].id}/taken", data=form)
    await worker.handle_all()
    async with db.write():
        await db.execute("UPDATE event SET handled = false WHERE verb = 'task_made'")
    await worker.handle_all()
    [(first,)] = await db.fetch("SELECT id FROM task WHERE title = 'Eerst'")
    assert [note.task for note in await read_by(world, "anneke")] == [first]
    assert [verb for verb, _ in await happened(world)].count("note_shared_made_task") == 1


async def test_a_note_that_one_may_not_read_fills_nothing_and_is_not_linked(client_of: ClientOf, world: World) -> None:
    own = await written(world, "ineke", "yusuf", "internal", "Alleen voor mij.")
    other = await written(world, "anneke", "samira", "internal", "Van een ander.")
    yusuf = world["yusuf"].id
    for number in (own, other, 10**17, "x", "²"):
        assert await title(client_of, "bram", f"/clienten/{yusuf}/taken?notitie={number}") == ("", False)
    for number in (own, other):
        form = {"title": "Geraden", "actor": "newcomer", "note": str(number)}
        await (await client_of("bram")).post(f"/clienten/{yusuf}/taken", data=form)
    await worker.handle_all()
    assert await db.fetch("SELECT id FROM note WHERE task IS NOT NULL") == []


async def test_a_withdrawn_note_is_no_task_any_more(client_of: ClientOf, world: World) -> None:
    number = await written(world)
    await actions.withdraw(world["anneke"], world["samira"].id, number)
    address = f"/clienten/{world['samira'].id}/taken?notitie={number}"
    assert await title(client_of, "anneke", address) == ("", False)


async def test_a_task_with_a_mistake_keeps_its_note(client_of: ClientOf, world: World) -> None:
    number = await written(world)
    form = {"title": "", "datum": "morgen", "note": str(number)}
    answer = await (await client_of("anneke")).post(f"/clienten/{world['samira'].id}/taken", data=form)
    assert answer.status_code == 422 and f'name="note" value="{number}"' in answer.text
