"""Writing a note: who may read it comes first, and nothing that was typed is lost."""

import asyncio
from typing import Any

import httpx
import pytest
from bs4 import BeautifulSoup

from tests.cast import World
from tests.conftest import ClientOf
from tests.notes.written import happened, read_by, texts_for, written

SHARED = {"audience": "shared", "text": "Wij lazen de brief."}


def notes_of(world: World, name: str = "samira") -> str:
    return f"/clienten/{world[name].id}/notities"


def typed(answer: httpx.Response) -> tuple[str, list[str]]:
    """What stands in the form of a new note, and what is chosen there."""
    form = BeautifulSoup(answer.text, "html.parser").select_one("form:has([name=audience])")
    assert form is not None
    text = form.select_one("textarea[name=text]")
    assert text is not None
    return text.get_text().strip("\r\n"), [str(box["value"]) for box in form.select("[name=audience][checked]")]


async def test_nothing_is_chosen_beforehand(client_of: ClientOf, world: World) -> None:
    answer = await (await client_of("anneke")).get(notes_of(world))
    assert typed(answer) == ("", [])
    assert "Niets over gezondheid of geloof. Geen BSN." in answer.text


async def test_a_note_without_a_choice_is_refused_in_words_and_keeps_its_text(
    client_of: ClientOf, world: World
) -> None:
    answer = await (await client_of("anneke")).post(notes_of(world), data={"text": "Wij lazen de brief."})
    assert answer.status_code == 422
    assert "Kies eerst wie dit mag lezen." in answer.text
    assert typed(answer) == ("Wij lazen de brief.", [])
    assert await texts_for(world, "anneke") == []


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"audience": "shared", "text": ""}, "Vul dit in."),
        ({"audience": "shared", "text": "x" * 2001}, "Dit is te lang."),
        ({"audience": "internal", "text": "Haar nummer: 123456782"}, "Hier staat een BSN"),
        ({"audience": "allen", "text": "Dag"}, "Dit klopt niet."),
    ],
)
async def test_what_is_wrong_is_said_and_all_that_was_typed_stays(
    client_of: ClientOf, world: World, form: dict[str, str], sentence: str
) -> None:
    answer = await (await client_of("anneke")).post(notes_of(world), data=form)
    assert answer.status_code == 422 and sentence in answer.text
    assert typed(answer) == (form["text"], [form["audience"]] if form["audience"] != "allen" else [])
    assert await texts_for(world, "anneke") == []


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({**SHARED, "role": "newcomer"}, 400),
        ({**SHARED, "language": "zz"}, 404),
        ({**SHARED, "language": "../nl"}, 422),
    ],
)
async def test_what_no_form_of_ours_sends_writes_nothing(
    client_of: ClientOf, world: World, form: dict[str, str], status: int
) -> None:
    assert (await (await client_of("anneke")).post(notes_of(world), data=form)).status_code == status
    assert await texts_for(world, "anneke") == []


async def test_a_note_stands_there_at_once_with_its_author_and_its_history(client_of: ClientOf, world: World) -> None:
    client = await client_of("anneke")
    answer = await client.post(notes_of(world), data=SHARED)
    assert (answer.status_code, answer.headers["location"]) == (303, notes_of(world))
    partial = await client.post(notes_of(world), data={**SHARED, "text": "Twee"}, headers={"hx-request": "true"})
    assert partial.status_code == 200 and "Twee" in partial.text
    assert [(note.body, note.author_name, note.audience) for note in await read_by(world, "peter")] == [
        ("Twee", "Anneke de Boer", "shared"),
        ("Wij lazen de brief.", "Anneke de Boer", "shared"),
    ]
    assert [verb for verb, _ in await happened(world)] == ["note_shared_written"] * 2
    assert "U schreef een notitie." in partial.text.replace("<bdi>U</bdi>", "U")


async def test_a_note_sent_twice_and_at_the_same_time_is_one_note(client_of: ClientOf, world: World) -> None:
    client = await client_of("anneke")
    sent = [client.post(notes_of(world), data=SHARED, headers={"idempotency-key": "n1"}) for _ in range(6)]
    assert {answer.status_code for answer in await asyncio.gather(*sent)} == {303}
    await client.post(notes_of(world), data={**SHARED, "sleutel": "n2"})
    await client.post(notes_of(world), data={**SHARED, "sleutel": "n2"})
    assert len(await texts_for(world, "anneke")) == 2
    assert len(await happened(world)) == 2


async def test_what_was_written_without_network_arrives_once_and_a_refusal_is_one_sentence(
    client_of: ClientOf, world: World
) -> None:
    client = await client_of("anneke")
    replay: dict[str, Any] = {"headers": {"x-sync": "1", "idempotency-key": "v1"}}
    for _ in range(2):
        assert (await client.post(notes_of(world), data=SHARED, **replay)).status_code == 204
    refused = await client.post(
        notes_of(world), data={**SHARED, "text": "BSN 123456782"}, headers={"x-sync": "1", "idempotency-key": "v2"}
    )
    assert (refused.status_code, refused.headers["content-type"]) == (409, "text/plain; charset=utf-8")
    assert refused.text == "Hier staat een BSN, of een nummer dat erop lijkt. Haal het weg."
    both = await client.post(notes_of(world), data={"audience": "x", "text": ""}, headers={"x-sync": "1"})
    assert both.status_code == 409
    assert await texts_for(world, "anneke") == ["Wij lazen de brief."]


async def test_a_template_comes_under_what_is_typed_and_writes_nothing(client_of: ClientOf, world: World) -> None:
    client = await client_of("anneke")
    form = {"template": "niet_bereikt", "text": "Dag Samira.", "audience": "shared", "sleutel": "k"}
    answer = await client.post(notes_of(world), data=form)
    assert answer.status_code == 200
    assert typed(answer) == ("Dag Samira.\n\nIk belde u vandaag. U nam niet op. Belt u mij terug?", ["shared"])
    unknown = await client.post(notes_of(world), data={"template": "bestaat_niet"})
    assert unknown.status_code == 404
    assert await texts_for(world, "anneke") == []


async def test_what_is_written_is_shown_as_words_and_never_as_markup(client_of: ClientOf, world: World) -> None:
    await written(world, text="<script>alert(1)</script> {{ 7 * 7 }}")
    for name, address in (("anneke", notes_of(world)), ("samira", "/mensen/notities")):
        page = (await (await client_of(name)).get(address)).text
        assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}" in page and "<script>alert" not in page
