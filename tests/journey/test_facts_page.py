"""The facts on the screen: each with its meaning, who recorded it, and a form that loses nothing."""

import httpx
import pytest
from bs4 import BeautifulSoup, Tag

from backend.features.journey import actions, vocabulary
from tests.cast import World
from tests.conftest import ClientOf
from tests.journey.happened import child, children, fact, told


def page_of(answer: httpx.Response) -> BeautifulSoup:
    return BeautifulSoup(answer.text, "html.parser")


def words(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text(" ").split())


def fold(page: BeautifulSoup, id: str) -> Tag:
    """The foldable row in which this field stands."""
    field = page.find(id=id)
    assert isinstance(field, Tag)
    found = field.find_parent("details")
    assert isinstance(found, Tag)
    return found


@pytest.fixture
def address(world: World) -> str:
    return f"/clienten/{world['samira'].id}/gegevens"


async def test_a_fact_is_saved_with_its_source_and_shows_who_recorded_it(
    client_of: ClientOf, address: str, world: World
) -> None:
    client = await client_of("anneke")
    answer = await client.post(f"{address}/alfabetisering", data={"value": "AA", "source": "Brief van de gemeente"})
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    said = words(fold(page_of(await client.get(address)), "alfabetisering").summary)
    assert said == (
        "Lezen en schrijven AA: leest een ander alfabet · Brief van de gemeente · Anneke , woensdag 25 november"
    )


async def test_htmx_gets_the_page_and_hears_that_it_is_saved(client_of: ClientOf, address: str) -> None:
    client = await client_of("anneke")
    answer = await client.post(
        f"{address}/permit_end", data={"value": "2031-01-01", "source": ""}, headers={"hx-request": "true"}
    )
    page = page_of(answer)
    assert "woensdag 1 januari 2031" in words(fold(page, "permit_end").summary)
    assert words(page.find(id="said")) == "Opgeslagen."


async def test_an_empty_field_means_not_known(client_of: ClientOf, address: str, world: World) -> None:
    await (await client_of("anneke")).post(f"{address}/moving", data={"value": "", "source": "x"})
    assert await fact(world["samira"], "moving") is None


async def test_a_mistake_keeps_what_was_typed_with_the_sentence_beside_it(
    client_of: ClientOf, address: str, world: World
) -> None:
    answer = await (await client_of("anneke")).post(
        f"{address}/moving", data={"value": "2150-01-01", "source": "Mijn <b>agenda</b>"}
    )
    page = page_of(answer)
    assert answer.status_code == 422
    assert fold(page, "moving").has_attr("open") and not fold(page, "brp").has_attr("open")
    assert words(page.find(id="moving-error")) == "Kies een dag. Bijvoorbeeld 2026-11-23."
    typed = [page.find(id="moving"), page.find(id="moving-source")]
    assert [field["value"] for field in typed if isinstance(field, Tag)] == ["2150-01-01", "Mijn <b>agenda</b>"]
    assert page.select_one(".errors a[href='#moving']")


async def test_a_source_that_is_too_long_is_said_beside_the_source(client_of: ClientOf, address: str) -> None:
    answer = await (await client_of("anneke")).post(
        f"{address}/moving", data={"value": "2026-01-01", "source": "x" * 81}
    )
    assert answer.status_code == 422
    assert page_of(answer).find(id="moving-source-error")


@pytest.mark.parametrize(
    ("key", "fields", "status"),
    [
        ("age_from", {"value": "18"}, 404),
        ("x" * 200, {"value": "1"}, 404),
        ("moving", {"value": "2026-01-01", "traject": "1"}, 400),
        ("alfabetisering", {"value": "ja"}, 422),
    ],
)
async def test_what_no_form_of_ours_sends_changes_nothing(
    client_of: ClientOf, address: str, world: World, key: str, fields: dict[str, str], status: int
) -> None:
    assert (await (await client_of("anneke")).post(f"{address}/{key}", data=fields)).status_code == status
    assert await told(world["samira"], "fact_changed") == []


async def test_a_form_that_is_sent_again_under_its_key_does_not_undo_a_colleague(
    client_of: ClientOf, address: str, world: World
) -> None:
    client, key = await client_of("anneke"), {"idempotency-key": "once"}
    await client.post(f"{address}/alfabetisering", data={"value": "A"}, headers=key)
    await actions.set_fact(world["peter"], world["samira"].id, "alfabetisering", "NVT")
    await client.post(f"{address}/alfabetisering", data={"value": "A"}, headers=key)
    assert await fact(world["samira"], "alfabetisering") == ("NVT", "")


async def test_a_child_is_added_corrected_and_taken_out(client_of: ClientOf, address: str, world: World) -> None:
    client, kinderen = await client_of("anneke"), address.replace("gegevens", "kinderen")
    await client.post(kinderen, data={"name": "Noor", "born": "2022-02-28", "sleutel": "k1"})
    noor = await child(world["samira"], "Noor")
    await client.post(f"{kinderen}/{noor}", data={"name": "Nour", "born": "2022-02-28"})
    assert await children(world["samira"]) == ["Lina", "Adam", "Nour"]
    await client.post(f"{kinderen}/{noor}/verwijdering", data={"sleutel": "k2"})
    assert await children(world["samira"]) == ["Lina", "Adam"]


async def test_a_wrong_birthday_keeps_the_name_that_was_typed(client_of: ClientOf, address: str) -> None:
    kinderen = address.replace("gegevens", "kinderen")
    answer = await (await client_of("anneke")).post(kinderen, data={"name": "Noor", "born": "2099-01-01"})
    page = page_of(answer)
    assert answer.status_code == 422 and page.find(id="nieuw-born-error")
    assert fold(page, "nieuw-name").select_one("#nieuw-name[value=Noor]")


@pytest.mark.parametrize("outsider", ["bram", "ineke", "bea", "samira", "eva"])
async def test_the_facts_of_somebody_else_are_not_there(client_of: ClientOf, address: str, outsider: str) -> None:
    client, kinderen = await client_of(outsider), address.replace("gegevens", "kinderen")
    assert (await client.get(address)).status_code == 404
    assert (await client.post(f"{address}/moving", data={"value": "x"})).status_code == 404
    assert (await client.post(kinderen, data={"name": "x"})).status_code == 404


async def test_a_begeleider_is_not_shown_the_days_of_the_plan(client_of: ClientOf, address: str, world: World) -> None:
    for key in vocabulary.DECIDED:
        await actions.set_fact(world["peter"], world["samira"].id, key, "2026-11-01")
    ids = [f"#{key}" for key in vocabulary.DECIDED]
    assert [len(page_of(await (await client_of("peter")).get(address)).select(id)) for id in ids] == [1, 1, 1]
    page = page_of(await (await client_of("anneke")).get(address))
    assert not page.select(", ".join(ids)) and "1 november 2026" not in words(page.main)


async def test_a_docent_does_not_read_the_facts_of_their_own_pupil(client_of: ClientOf, world: World) -> None:
    assert (await (await client_of("ineke")).get(f"/clienten/{world['yusuf'].id}/gegevens")).status_code == 404
