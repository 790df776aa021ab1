"""What a helper begins a note with is a text like any other: the gemeente writes it, another approves."""

import httpx

from backend import content
from tests.beheer.test_drafts import approve, fields_of
from tests.cast import World
from tests.conftest import ClientOf

ENTRY = "/beheer/inhoud/notities/gebeld"
TEXT = "Ik belde vandaag met:\r\nWij spraken af:\r\n-\r\nWij bellen weer op:"


async def save(client: httpx.AsyncClient, **changed: str) -> httpx.Response:
    typed = fields_of((await client.get(ENTRY)).text, ENTRY)
    return await client.post(ENTRY, data={**typed, "wens": "vraag", **changed})


async def begun(client: httpx.AsyncClient, world: World, name: str) -> str:
    address = f"/clienten/{world[name].id}/notities"
    return (await client.post(address, data={"template": "gebeld", "audience": "shared"})).text


async def test_a_helper_begins_with_the_new_text_once_it_is_approved(client_of: ClientOf, world: World) -> None:
    anneke = await client_of("anneke")
    assert (await save(await client_of("bea"), text=TEXT)).status_code == 303
    assert "Wij bellen weer op:" not in await begun(anneke, world, "samira")
    assert (await approve(await client_of("peter"))).status_code == 303
    assert "Wij bellen weer op:" in await begun(anneke, world, "samira")
    assert "Wij bellen weer op:" not in await begun(await client_of("eva"), world, "olga")


async def test_lines_as_a_browser_ends_them_are_no_change(client_of: ClientOf) -> None:
    before = content.load("nijkerk").notes["gebeld"].text
    answer = await save(await client_of("bea"), text=before.replace("\n", "\r\n"))
    assert (answer.status_code, "Er is niets veranderd." in answer.text) == (409, True)


async def test_an_empty_text_is_said(client_of: ClientOf) -> None:
    answer = await save(await client_of("bea"), text="")
    assert (answer.status_code, "Het Nederlands mag niet leeg zijn." in answer.text) == (422, True)
