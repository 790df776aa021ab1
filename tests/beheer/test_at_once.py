"""Two at the same moment: nothing of either is lost, and neither is done twice."""

import asyncio

from backend import content
from backend.core import db
from tests.beheer.test_drafts import ENTRY, LIST, TITLE, approve, fields_of, save
from tests.conftest import ClientOf

OTHER = "/beheer/inhoud/taken/bank"


async def test_two_proposals_that_are_approved_at_once_are_both_published(client_of: ClientOf) -> None:
    bea, peter, again = await client_of("bea"), await client_of("peter"), await client_of("peter")
    await save(bea, title=TITLE)
    await save(bea, OTHER, title="Neem een rekening")
    numbers = [number for (number,) in await db.fetch("SELECT id FROM content_draft ORDER BY id")]
    answers = await asyncio.gather(
        *(approve(client, f"{LIST}/{number}") for client, number in zip((peter, again), numbers, strict=True))
    )
    assert [answer.status_code for answer in answers] == [303, 303]
    tasks = content.load("nijkerk").tasks
    assert (tasks["huisarts"].title, tasks["bank"].title) == (TITLE, "Neem een rekening")
    assert await db.fetch("SELECT number FROM edition ORDER BY number") == [(1,), (2,)]


async def test_one_proposal_that_is_approved_twice_at_once_is_one_edition(client_of: ClientOf) -> None:
    bea, peter = await client_of("bea"), await client_of("peter")
    await save(bea, title=TITLE)
    [(number,)] = await db.fetch("SELECT id FROM content_draft")
    answers = await asyncio.gather(*(approve(peter, f"{LIST}/{number}") for _ in range(4)))
    assert {answer.status_code for answer in answers} == {303}
    assert await db.fetch("SELECT COUNT(*) FROM edition") == [(1,)]


async def test_of_two_who_save_at_once_the_second_is_told(client_of: ClientOf) -> None:
    bea, again = await client_of("bea"), await client_of("bea")
    typed = fields_of((await bea.get(ENTRY)).text, ENTRY) | {"wens": "bewaar"}
    answers = await asyncio.gather(
        bea.post(ENTRY, data={**typed, "title": TITLE}),
        again.post(ENTRY, data={**typed, "title": "Kies een dokter"}),
    )
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    [refused] = [answer for answer in answers if answer.status_code == 409]
    assert fields_of(refused.text, ENTRY)["title"] in (TITLE, "Kies een dokter")
    assert await db.fetch("SELECT version FROM content_draft") == [(1,)]
