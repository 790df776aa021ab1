"""Who should know of a note: ticked, told once and without its words, seen when it was opened."""

import httpx
import pytest
from bs4 import BeautifulSoup

from backend import content, worker
from backend.core import clock, db, erasing
from backend.core.errors import Invalid
from backend.features.notes import actions, wording
from backend.features.notes.rules.reading import Audience
from backend.features.notices import composing
from backend.features.people import teams
from backend.features.queue import views as queue
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.notes.written import happened, texts_for, written
from tests.notices.phones import have_phones, messages, of, settle

SECRET = "De buurman klopte aan."


def notes_of(world: World, name: str = "samira") -> str:
    return f"/clienten/{world[name].id}/notities"


async def told(world: World, name: str) -> list[int]:
    """What waits for them in the inbox."""
    return [each.id for each in await of(world, name) if each.kind == "helper_note" and not each.read]


async def waiting(world: World, name: str) -> list[str]:
    return [line.kind for line in await queue.lines(world[name], of_team=False)]


def boxes(answer: httpx.Response) -> dict[str, bool]:
    """Whom one can tick, and who is ticked."""
    page = BeautifulSoup(answer.text, "html.parser")
    return {str(box["name"]): box.has_attr("checked") for box in page.select("[name^=weten-]")}


def form(world: World, *ticked: str, audience: Audience = "internal", text: str = SECRET) -> dict[str, str]:
    return {"audience": audience, "text": text} | {f"weten-{world[name].id}": "1" for name in ticked}


@pytest.mark.parametrize(
    ("author", "about", "can"),
    [("anneke", "samira", {"peter"}), ("peter", "samira", {"anneke"}), ("ineke", "yusuf", {"bram", "peter"})],
)
async def test_the_colleagues_who_can_read_it_stand_there_and_nobody_is_ticked(
    client_of: ClientOf, world: World, author: str, about: str, can: set[str]
) -> None:
    answer = await (await client_of(author)).get(notes_of(world, about))
    assert boxes(answer) == {f"weten-{world[name].id}": False for name in can}


@pytest.mark.parametrize("audience", ["shared", "internal"])
async def test_a_ticked_colleague_is_told_once_and_stands_on_the_note(
    client_of: ClientOf, world: World, audience: Audience
) -> None:
    client = await client_of("anneke")
    sent = form(world, "peter", audience=audience) | {"sleutel": "n1"}
    for _ in range(2):
        assert (await client.post(notes_of(world), data=sent)).status_code == 303
    await worker.handle_all()
    async with db.write():
        await db.execute("UPDATE event SET handled = false WHERE verb LIKE 'note_%'")
    await worker.handle_all()
    [notice] = await told(world, "peter")
    assert await told(world, "anneke") == await told(world, "samira") == await told(world, "bram") == []
    page = (await client.get(notes_of(world))).text
    assert "Moeten dit weten:" in page and "nog niet gezien" in page
    peter = await client_of("peter")
    inbox = (await peter.get("/berichten")).text
    assert "<bdi>Anneke</bdi> wil dat u iets weet" in inbox and SECRET not in inbox
    assert f'href="{notes_of(world)}#notitie-' in (await peter.get(f"/berichten/{notice}")).text


async def test_the_message_has_neutral_words_and_nothing_of_the_note(world: World) -> None:
    await have_phones(world, "peter")
    number = await written(world, audience="internal", text=SECRET, should_know=("peter",))
    await worker.handle_all()
    for shared in (False, True):
        message = await composing.compose(world["peter"].id, await told(world, "peter"), shared=shared, buttons=True)
        assert message
        assert (message.title, message.body) == ("Wegwijs", "Er is een bericht van een collega.")
        assert (message.address, message.topic) == (f"{notes_of(world)}#notitie-{number}", f"notitie-{number}")


async def test_it_waits_for_them_until_they_open_it_and_then_the_author_knows(
    client_of: ClientOf, world: World
) -> None:
    number = await written(world, audience="internal", should_know=("peter",))
    await worker.handle_all()
    peter = await client_of("peter")
    work = (await peter.get("/werk")).text
    assert "Notitie voor u" in work and f'href="{notes_of(world)}#notitie-{number}"' in work
    for _ in range(2):
        await peter.get(notes_of(world))
    await worker.handle_all()
    assert (await told(world, "peter"), await waiting(world, "peter")) == ([], [])
    assert "gezien op" in (await (await client_of("anneke")).get(notes_of(world))).text
    assert [verb for verb, _ in await happened(world)] == ["note_internal_written", "note_internal_seen"]


async def test_a_page_that_fetches_itself_has_not_been_seen(client_of: ClientOf, world: World) -> None:
    await written(world, should_know=("peter",))
    await (await client_of("peter")).get(notes_of(world), headers={"x-by-itself": "1"})
    await (await client_of("peter")).get(notes_of(world, "tesfay"))
    assert await waiting(world, "peter") == ["note"]


async def test_what_another_was_asked_to_know_is_theirs_to_see(client_of: ClientOf, world: World) -> None:
    await written(world, should_know=("peter",))
    await (await client_of("anneke")).get(notes_of(world))
    assert (await waiting(world, "anneke"), await waiting(world, "peter")) == ([], ["note"])


@pytest.mark.parametrize("name", ["anneke", "samira", "karim", "bram", "ineke", "bea", "eva", "olga", "otto"])
@pytest.mark.parametrize("audience", ["shared", "internal"])
async def test_who_cannot_read_it_and_oneself_are_refused_and_nothing_typed_is_lost(
    client_of: ClientOf, world: World, name: str, audience: Audience
) -> None:
    """The newcomer too: of a shared note they hear by themselves, of an internal one never."""
    client = await client_of("anneke")
    answer = await client.post(notes_of(world), data=form(world, name, "peter", audience=audience))
    assert answer.status_code == 422 and wording.NOT_READERS in answer.text
    assert boxes(answer) == {f"weten-{world['peter'].id}": True}
    assert SECRET in answer.text and f'value="{audience}" checked' in answer.text
    await worker.handle_all()
    assert await texts_for(world, "anneke") == await told(world, name) == []


@pytest.mark.parametrize("field", ["weten-", "weten-x", "weten-²", "weten--1", f"weten-{'9' * 30}"])
async def test_a_box_that_no_form_of_ours_has_is_no_request(client_of: ClientOf, world: World, field: str) -> None:
    sent = form(world) | {field: "1"}
    assert (await (await client_of("anneke")).post(notes_of(world), data=sent)).status_code == 400
    assert await texts_for(world, "anneke") == []


async def test_one_colleague_named_in_two_ways_is_told_once(client_of: ClientOf, world: World) -> None:
    sent = form(world, "peter") | {f"weten-0{world['peter'].id}": "1"}
    assert (await (await client_of("anneke")).post(notes_of(world), data=sent)).status_code == 303
    await worker.handle_all()
    assert len(await told(world, "peter")) == 1


async def test_what_a_docent_writes_for_themselves_nobody_can_be_asked_to_know(world: World) -> None:
    with pytest.raises(Invalid):
        await written(world, "ineke", "yusuf", "internal", should_know=("bram",))
    await written(world, "ineke", "yusuf", "shared", should_know=("bram",))
    await worker.handle_all()
    assert len(await told(world, "bram")) == 1


async def test_without_network_the_refusal_is_one_sentence(client_of: ClientOf, world: World) -> None:
    answer = await (await client_of("anneke")).post(
        notes_of(world), data=form(world, "bram"), headers={"x-sync": "1", "idempotency-key": "w1"}
    )
    assert (answer.status_code, answer.text) == (409, wording.NOT_READERS)


async def test_who_leaves_the_team_in_between_hears_nothing(client_of: ClientOf, world: World, moment: Clock) -> None:
    await have_phones(world, "bram")
    await teams.put_on(world["bea"], world["samira"].id, world["bram"].id, clock.today())
    await worker.handle_all()
    number = await written(world, should_know=("bram",))
    await worker.handle_all()
    assert len(await told(world, "bram")) == 1
    await teams.take_off(world["bea"], world["samira"].id, world["bram"].id, clock.today())
    await worker.handle_all()
    moment.move(minutes=10)
    await settle()
    bram = await client_of("bram")
    assert (await messages(world, "bram"), await told(world, "bram"), await waiting(world, "bram")) == (0, [], [])
    assert 'data-unread="0"' in (await bram.get("/berichten")).text
    assert (await bram.get(notes_of(world))).status_code == 404
    assert await db.fetch("SELECT seen_at FROM note_should_know WHERE note = ?", number) == [(None,)]


async def test_who_was_deactivated_in_between_is_told_nothing(world: World, moment: Clock) -> None:
    await have_phones(world, "peter")
    await written(world, should_know=("peter",))
    async with db.write():
        await db.execute("UPDATE person SET ended_at = ? WHERE id = ?", clock.now(), world["peter"].id)
    await worker.handle_all()
    moment.move(minutes=10)
    await settle()
    assert await messages(world, "peter") == 0


async def test_a_withdrawn_note_waits_for_nobody(world: World) -> None:
    number = await written(world, audience="internal", should_know=("peter",))
    await worker.handle_all()
    await actions.withdraw(world["anneke"], world["samira"].id, number)
    await worker.handle_all()
    assert (await told(world, "peter"), await waiting(world, "peter")) == ([], [])


async def test_a_correction_tells_nobody_again(client_of: ClientOf, world: World) -> None:
    number = await written(world, should_know=("peter",))
    await (await client_of("peter")).get(notes_of(world))
    await actions.correct(world["anneke"], world["samira"].id, number, "Anders", 0)
    await worker.handle_all()
    assert (await told(world, "peter"), await waiting(world, "peter")) == ([], [])


async def test_the_newcomer_does_not_see_which_helpers_were_asked(client_of: ClientOf, world: World) -> None:
    await written(world, text=SECRET, should_know=("peter",))
    page = (await (await client_of("samira")).get("/mensen/notities")).text
    assert SECRET in page and "nog niet gezien" not in page and "لم تُشاهَد بعد" not in page


async def test_what_was_ticked_stays_when_a_template_is_begun(client_of: ClientOf, world: World) -> None:
    sent = form(world, "peter") | {"template": "gebeld"}
    assert boxes(await (await client_of("anneke")).post(notes_of(world), data=sent)) == {
        f"weten-{world['peter'].id}": True
    }


async def test_erased_with_the_dossier_nothing_of_it_stays(world: World) -> None:
    await written(world, should_know=("peter",))
    async with db.write():
        assert await erasing.erase(world["samira"].traject or 0)
    assert await db.fetch("SELECT id FROM note_should_know") == []


@pytest.mark.parametrize(("stream", "chosen"), [("gedeeld", "shared"), ("intern", "internal")])
async def test_an_address_chooses_the_stream_and_it_can_be_chosen_otherwise(
    client_of: ClientOf, world: World, stream: str, chosen: str
) -> None:
    client = await client_of("anneke")
    page = BeautifulSoup((await client.get(f"{notes_of(world)}?stroom={stream}")).text, "html.parser")
    assert [box["value"] for box in page.select("[name=audience][checked]")] == [chosen]
    assert {str(box["value"]) for box in page.select("[name=audience]:not([disabled])")} == {"shared", "internal"}


@pytest.mark.parametrize("query", ["", "?stroom=", "?stroom=shared", "?stroom=allen", "?audience=shared"])
async def test_without_that_nothing_is_chosen(client_of: ClientOf, world: World, query: str) -> None:
    page = (await (await client_of("anneke")).get(notes_of(world) + query)).text
    assert 'name="audience" value="shared"' in page and " checked" not in page


def test_no_template_asks_about_health_or_belief() -> None:
    asked = " ".join(start.text.lower() for start in content.load("nijkerk").notes.values())
    words = ("gezond", "ziek", "medi", "geloof", "religie", "kerk", "moskee", "bsn")
    assert not [word for word in words if word in asked]
