"""A task that the gemeente makes itself."""

import httpx
import pytest

from backend import content
from backend.core import clock, db
from backend.features.checklist import planning
from tests.beheer.test_drafts import approve, proposal
from tests.beheer.test_frames import change, form
from tests.beheer.test_renewing import ask, work
from tests.cast import World
from tests.conftest import ClientOf

NEW = "/beheer/inhoud/taken/nieuw"
KEY = "eigen_haal_uw_fiets_op"
TYPED = {
    "title": "Haal uw fiets op",
    "dutch_word": "de fiets",
    "why": "Met een fiets komt u overal.",
    "how.0": "Ga naar de fietsenmaker.",
    "source": "Besluit van de gemeente.",
    "anchor": "moving",
    "opens": "0",
    "opens-in": "D",
    "due": "4",
    "due-in": "W",
}
COUNT = "SELECT COUNT(*) FROM task WHERE template = ?"


async def make(client: httpx.AsyncClient, **typed: str) -> httpx.Response:
    return await client.post(NEW, data={**await form(client, NEW), **TYPED, "wens": "vraag", **typed})


async def published(client_of: ClientOf, **typed: str) -> httpx.Response:
    assert (await make(await client_of("bea"), **typed)).status_code == 303
    return await approve(await client_of("peter"))


async def test_its_key_comes_from_its_title_and_it_is_whole(client_of: ClientOf, world: World) -> None:
    answer = await make(await client_of("bea"))
    assert answer.headers["location"] == f"/beheer/inhoud/taken/{KEY}"
    assert KEY not in content.load("nijkerk").tasks
    await approve(await client_of("peter"))
    task = content.load("nijkerk").tasks[KEY]
    assert (task.title, str(task.due), task.due_basis, task.start) == (
        "Haal uw fiets op",
        "P4W",
        "target",
        "on_request",
    )
    assert KEY not in content.load("eemdorp").tasks


async def test_a_helper_puts_it_on_a_list(client_of: ClientOf, world: World) -> None:
    await published(client_of)
    anneke = await client_of("anneke")
    answer = await anneke.post(f"/clienten/{world['tesfay'].id}/taken/uit-lijst", data={"template": KEY})
    assert answer.status_code == 303
    assert await db.fetch(COUNT, KEY) == [(1,)]


async def test_before_it_is_published_its_texts_are_translated_and_read(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await make(bea, wens="bewaar")
    entry = f"/beheer/inhoud/taken/{KEY}"
    assert "Haal uw fiets op" in (await bea.get("/beheer/inhoud/taken")).text
    assert (await bea.get(entry)).status_code == 200
    assert (await bea.get(f"{entry}?taal=ar")).status_code == 200
    assert (await bea.get(f"{entry}/ar")).status_code == 200
    assert (await change(bea, f"{entry}/dagen", due="6", **{"due-in": "W"})).status_code == 303
    page = (await (await client_of("peter")).get(await proposal(await client_of("peter")))).text
    assert "6 weken daarna" in page
    assert "Met een fiets komt u overal." in page
    await approve(await client_of("peter"), versie="2")
    assert str(content.load("nijkerk").tasks[KEY].due) == "P6W"


async def test_said_twice_it_is_one(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    typed = {**await form(bea, NEW), **TYPED, "wens": "vraag"}
    for _ in range(2):
        assert (await bea.post(NEW, data=typed)).headers["location"].endswith(KEY)
    assert await db.fetch("SELECT key, version FROM content_draft") == [(KEY, 1)]


async def test_another_of_the_same_title_gets_its_own_key(client_of: ClientOf) -> None:
    await published(client_of)
    answer = await make(await client_of("bea"), why="Zo komt u snel op school.")
    assert answer.headers["location"].endswith(f"{KEY}_2")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": ""}, "Het Nederlands mag niet leeg zijn."),
        ({"how.0": ""}, "Het Nederlands mag niet leeg zijn."),
        ({"source": ""}, "Het Nederlands mag niet leeg zijn."),
        ({"why": "<b>Ga</b>"}, "Gebruik geen &lt; of &gt;."),
        ({"group": "auto"}, "Kies iets uit de lijst."),
        ({"helper": "coa"}, "Kies iets uit de lijst."),
        ({"subject": "kind"}, "Kies iets uit de lijst."),
        ({"due": "vier"}, "Vul een heel getal in"),
        ({"actor": "klantmanager"}, "Vul dit in als een ander"),
        ({"advise": "9", "advise-in": "W"}, "Kijk naar de volgorde."),
    ],
)
async def test_a_mistake_is_said_and_nothing_typed_is_lost(
    client_of: ClientOf, typed: dict[str, str], said: str
) -> None:
    answer = await make(await client_of("bea"), **typed)
    assert answer.status_code == 422
    assert said in answer.text
    assert "Besluit van de gemeente." in answer.text or "source" in typed
    assert await db.fetch("SELECT id FROM content_draft") == []


async def test_a_field_that_the_form_does_not_have_is_refused(client_of: ClientOf) -> None:
    assert (await make(await client_of("bea"), obligation="true")).status_code == 400
    assert (await (await client_of("bea")).get("/beheer/inhoud/stappen/nieuw")).status_code == 404


async def test_one_that_comes_by_itself_is_on_new_lists_and_offered_for_the_others(
    client_of: ClientOf, world: World
) -> None:
    await published(client_of, start="auto")
    await planning.replan(world["farid"].traject or 0)
    assert await db.fetch(COUNT, KEY) == [(0,)]
    newer = await newcomer_after(world)
    await planning.replan(newer)
    assert await db.fetch(COUNT, KEY) == [(1,)]
    await ask(client_of, address=f"/beheer/lopend/{KEY}")
    await work()
    rows = await db.fetch("SELECT traject FROM task WHERE template = ?", KEY)
    assert {world["farid"].traject, world["samira"].traject, newer} <= {traject for (traject,) in rows}


async def newcomer_after(world: World) -> int:
    """Somebody whose list begins after everything that happened."""
    async with db.write():
        newcomer = await db.insert(
            "person",
            gemeente=world.gemeenten["nijkerk"],
            role="newcomer",
            name="Amina Yusuf",
            call_name="Amina",
            language="so",
            created_at=clock.now(),
        )
        household = await db.insert("household", gemeente=world.gemeenten["nijkerk"])
        traject = await db.insert(
            "traject",
            gemeente=world.gemeenten["nijkerk"],
            household=household,
            newcomer=newcomer,
            started_on=clock.today(),
        )
        await db.insert(
            "fact",
            traject=traject,
            key="moving",
            value=clock.today().isoformat(),
            source="test",
            recorded_at=clock.now(),
        )
    return traject


async def test_taken_back_with_its_edition_it_stays_on_lists_with_its_words(client_of: ClientOf, world: World) -> None:
    await published(client_of, start="auto")
    await ask(client_of, address=f"/beheer/lopend/{KEY}")
    await work()
    [before] = await db.fetch(COUNT, KEY)
    bea = await client_of("bea")
    assert (await bea.post("/beheer/uitgaven/0/terug", data={"nu": "1"})).status_code == 303
    task = content.load("nijkerk").tasks[KEY]
    assert (task.title, task.start) == ("Haal uw fiets op", "off")
    await planning.replan(world["farid"].traject or 0)
    assert await db.fetch(f"{COUNT} AND retired_at IS NULL", KEY) == [before]
