"""Who can approve hears of a proposal, and who wrote it hears what became of it."""

import pytest

from backend import worker
from backend.core import db
from tests.beheer.test_drafts import TITLE, approve, proposal, save, second  # noqa: F401  # a fixture
from tests.cast import World
from tests.conftest import ClientOf


async def told() -> list[tuple[str, str]]:
    """Who has which notice unread."""
    await worker.handle_all()
    rows = await db.fetch(
        "SELECT person.call_name, notice.kind FROM notice JOIN person ON person.id = notice.person"
        " WHERE notice.proposal IS NOT NULL AND notice.read_at IS NULL ORDER BY person.call_name, notice.kind"
    )
    return [(name, kind) for name, kind in rows]


async def test_who_can_approve_hears_once_of_each_version(client_of: ClientOf, second: object) -> None:  # noqa: F811
    bea = await client_of("bea")
    await save(bea, title=TITLE)
    assert await told() == [("Kees", "helper_proposal"), ("Peter", "helper_proposal")]
    async with db.write():
        await db.execute("UPDATE event SET handled = false")
    for _ in range(2):
        await worker.handle_all()
    assert await db.fetch("SELECT COUNT(*) FROM notice WHERE proposal IS NOT NULL") == [(2,)]
    await save(bea, title="Kies een dokter")
    assert await told() == [("Kees", "helper_proposal"), ("Peter", "helper_proposal")]
    assert await db.fetch("SELECT COUNT(*) FROM notice WHERE proposal IS NOT NULL") == [(4,)]


async def test_who_wrote_in_it_does_not_hear_that_it_waits(client_of: ClientOf, second: object) -> None:  # noqa: F811
    await save(await client_of("bea"), title="Kies een dokter", wens="bewaar")
    assert await told() == []
    await save(await client_of("kees"), title=TITLE)
    assert await told() == [("Peter", "helper_proposal")]


async def test_approved_the_writers_hear_it_and_nobody_waits_any_more(client_of: ClientOf) -> None:
    await save(await client_of("bea"), title=TITLE)
    await worker.handle_all()
    await approve(await client_of("peter"))
    assert await told() == [("Bea", "helper_proposal_approved")]
    inbox = (await (await client_of("bea")).get("/berichten")).text
    assert "Uw voorstel is goedgekeurd" in inbox


async def test_sent_back_the_writer_hears_it_and_finds_why(client_of: ClientOf) -> None:
    bea, peter = await client_of("bea"), await client_of("peter")
    await save(bea, title=TITLE)
    address = await proposal(peter)
    await peter.post(f"{address}/terug", data={"versie": "1", "reden": "Te kort."})
    assert await told() == [("Bea", "helper_proposal_back")]
    [(notice,)] = await db.fetch("SELECT id FROM notice WHERE kind = 'helper_proposal_back'")
    page = (await bea.get(f"/berichten/{notice}")).text
    assert address in page
    assert "Te kort." in (await bea.get(address)).text


async def test_withdrawn_it_waits_for_nobody(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await save(bea, title=TITLE)
    assert await told()
    address = await proposal(bea)
    [(draft,)] = await db.fetch("SELECT id FROM content_draft")
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert (await bea.post("/beheer/inhoud/taken/huisarts/intrekking", content="", headers=form)).status_code == 303
    assert address.endswith(f"/{draft}")
    assert await told() == []


@pytest.mark.parametrize("name", ["anneke", "ineke", "samira", "otto", "eva"])
async def test_who_may_not_approve_hears_nothing(client_of: ClientOf, world: World, name: str) -> None:
    await save(await client_of("bea"), title=TITLE)
    await worker.handle_all()
    assert await db.fetch("SELECT id FROM notice WHERE proposal IS NOT NULL AND person = ?", world[name].id) == []


async def test_who_no_longer_may_approve_no_longer_reads_it(client_of: ClientOf, world: World) -> None:
    await save(await client_of("bea"), title=TITLE)
    await worker.handle_all()
    peter = await client_of("peter")
    assert "Een voorstel wacht op u" in (await peter.get("/berichten")).text
    async with db.write():
        await db.execute("UPDATE person SET role = 'begeleider' WHERE id = ?", world["peter"].id)
    assert "Een voorstel wacht op u" not in (await peter.get("/berichten")).text
