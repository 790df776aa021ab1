"""Who reads a note: never more people than the note itself says."""

from itertools import product
from typing import get_args

import pytest

from backend.core import clock, db
from backend.core.errors import NotFound
from backend.features.notes import actions, queries, views
from backend.features.notes.rules.reading import Audience
from tests.cast import World
from tests.conftest import ClientOf
from tests.notes.written import read_by, texts_for, written

EVERYBODY = ("yusuf", "bram", "peter", "ineke", "anneke", "samira", "hodan", "bea", "olga", "eva", "otto")
AUTHORS = ("bram", "peter", "ineke")


@pytest.mark.parametrize(("author", "audience"), list(product(AUTHORS, get_args(Audience))))
async def test_who_stands_on_a_note_is_who_can_open_it(world: World, author: str, audience: Audience) -> None:
    number = await written(world, author, "yusuf", audience)
    opens = {world[name].id for name in EVERYBODY if await texts_for(world, name, "yusuf")}
    me = world[author]
    stream = await views.stream(me, world["yusuf"].traject or 0, await read_by(world, author, "yusuf"))
    assert opens == {me.id, *(member.id for member in stream.notes[0].readers)}
    assert stream.notes[0].readers == stream.would_read(me, audience)
    assert stream.notes[0].row.id == number


@pytest.mark.parametrize(
    ("author", "audience", "readers"),
    [
        ("bram", "shared", {"yusuf", "bram", "peter"}),
        ("bram", "internal", {"bram", "peter"}),
        ("peter", "internal", {"bram", "peter"}),
        ("ineke", "shared", {"yusuf", "bram", "peter", "ineke"}),
        ("ineke", "internal", {"ineke"}),
    ],
)
async def test_each_stream_has_its_readers(world: World, author: str, audience: Audience, readers: set[str]) -> None:
    await written(world, author, "yusuf", audience)
    assert {name for name in EVERYBODY if await texts_for(world, name, "yusuf")} == readers


async def test_a_household_shares_a_home_and_no_notes(client_of: ClientOf, world: World) -> None:
    await written(world, about="samira", text="Voor Samira.")
    assert "Voor Samira." in (await (await client_of("samira")).get("/mensen/notities")).text
    assert "Voor Samira." not in (await (await client_of("karim")).get("/mensen/notities")).text
    assert await texts_for(world, "karim", "samira") == []


async def test_a_newcomer_never_meets_an_internal_note_nor_what_happened_to_it(
    client_of: ClientOf, world: World
) -> None:
    number = await written(world, audience="internal", text="Alleen voor ons.")
    await actions.correct(world["anneke"], world["samira"].id, number, "Toch anders.", 0)
    page = await (await client_of("samira")).get("/mensen/notities")
    for word in ("Alleen voor ons.", "Toch anders.", "Anneke"):
        assert word not in page.text


@pytest.mark.parametrize("name", ["bram", "ineke", "eva", "bea", "samira", "karim"])
async def test_who_does_not_help_finds_no_notes_and_writes_none(client_of: ClientOf, world: World, name: str) -> None:
    client, address = await client_of(name), f"/clienten/{world['samira'].id}/notities"
    number = await written(world)
    assert (await client.get(address)).status_code == 404
    for path, form in (
        ("", {"audience": "shared", "text": "Dag"}),
        ("", {"template": "gebeld"}),
        (f"/{number}", {"text": "Anders", "revision": "0"}),
    ):
        assert (await client.post(address + path, data=form)).status_code == 404, path
    empty = await client.post(
        f"{address}/{number}/intrekking", headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert empty.status_code == 404
    assert [note.body for note in await read_by(world, "anneke")] == ["Wij spraken af."]


async def test_when_a_stand_in_has_ended_the_notes_are_gone_and_theirs_stay_with_the_team(
    client_of: ClientOf, world: World
) -> None:
    async with db.write():
        await db.insert(
            "team", traject=world["samira"].traject, person=world["bram"].id, role="begeleider", since=clock.today()
        )
    number = await written(world, "bram", text="Ik nam waar.")
    async with db.write():
        await db.execute("UPDATE team SET until = ? WHERE person = ?", clock.today(), world["bram"].id)
    assert (await (await client_of("bram")).get(f"/clienten/{world['samira'].id}/notities")).status_code == 404
    with pytest.raises(NotFound):
        await actions.correct(world["bram"], world["samira"].id, number, "Anders", 0)
    assert await texts_for(world, "anneke") == ["Ik nam waar."]
    stream = await views.stream(world["anneke"], world["samira"].traject or 0, await read_by(world, "anneke"))
    assert "Bram Jansen" not in {member.name for member in stream.notes[0].readers}


async def test_a_note_of_another_dossier_is_not_reached_through_ones_own(world: World) -> None:
    number = await written(world, about="tesfay")
    with pytest.raises(NotFound):
        await queries.note(world["anneke"], world["samira"].traject or 0, number)


async def test_notes_are_never_kept_on_a_phone(client_of: ClientOf, world: World) -> None:
    await written(world)
    answer = await (await client_of("samira")).get("/mensen/notities")
    assert "x-offline" not in answer.headers and answer.headers["cache-control"] == "private, no-store"


async def test_the_newcomer_sees_in_which_language_it_is_written(client_of: ClientOf, world: World) -> None:
    await actions.write(world["anneke"], world["samira"].id, actions.Wish("shared", "Tot morgen.", "nl"))
    page = (await (await client_of("samira")).get("/mensen/notities")).text
    assert '<p class="own-words" lang="nl" dir="auto">Tot morgen.</p>' in page
    assert "كُتب بهذه اللغة: <bdi>الهولندية</bdi>." in page
