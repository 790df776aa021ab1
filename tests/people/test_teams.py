"""A team sees to itself: who works here, who comes, who goes, and who stands in for a while."""

from datetime import date, timedelta

import httpx
import pytest

from backend.core import access, clock, db
from backend.core.access import APPOINTMENT_VISIBLE, visible_to
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.people.conftest import text_of, verbs


def in_days(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def of(world: World, newcomer: str = "samira") -> str:
    return f"/clienten/{world[newcomer].id}/mensen"


async def sees(client: httpx.AsyncClient, world: World, newcomer: str = "samira") -> bool:
    return (await client.get(f"/clienten/{world[newcomer].id}/taken")).status_code == 200


async def puts_on(
    client: httpx.AsyncClient, world: World, name: str, since: str = "", of_whom: str = "samira"
) -> httpx.Response:
    return await client.post(of(world, of_whom), data={"helper": world[name].id, "since": since or in_days(0)})


async def takes_off(client: httpx.AsyncClient, world: World, name: str, until: str = "") -> httpx.Response:
    return await client.post(f"{of(world)}/{world[name].id}/einde", data={"until": until or in_days(0)})


async def stands_in(
    client: httpx.AsyncClient, world: World, name: str, absent: str, since: int, back: int, newcomer: str = "samira"
) -> httpx.Response:
    data = {"helper": world[name].id, "since": in_days(since), "back": in_days(back)}
    return await client.post(f"{of(world, newcomer)}/{world[absent].id}/vervanging", data=data)


async def another(role: str, name: str, like: int) -> int:
    async with db.write():
        return await db.insert(
            "person", gemeente=like, role=role, name=name, call_name=name.split()[0], created_at=clock.now()
        )


async def until_of(world: World, name: str) -> date | None:
    rows = await db.fetch(
        "SELECT until FROM team WHERE person = ? AND traject = ?", world[name].id, world["samira"].traject
    )
    found: date | None = rows[0][0]
    return found


@pytest.mark.parametrize("name", ["anneke", "peter"])
async def test_the_team_sees_who_works_here_in_which_role(name: str, world: World, client_of: ClientOf) -> None:
    said = text_of(await (await client_of(name)).get(of(world)))
    assert "Anneke de Boer Maatschappelijk begeleider" in said
    assert "Peter Visser Klantmanager" in said
    assert "Bram" not in said


@pytest.mark.parametrize("name", ["samira", "bram", "ineke", "bea", "eva"])
async def test_for_others_there_is_no_such_page(name: str, world: World, client_of: ClientOf) -> None:
    client, place = await client_of(name), f"{of(world)}/{world['anneke'].id}"
    pages = [await client.get(page) for page in (of(world), f"{of(world)}/nieuw", place)]
    data = {"helper": world["bram"].id, "since": in_days(0), "back": in_days(3)}
    changes = [await client.post(f"{place}/vervanging", data=data), await takes_off(client, world, "anneke")]
    changes += [await puts_on(client, world, "bram")]
    assert {answer.status_code for answer in pages + changes} == {404}
    assert await verbs("team_changed") == []


async def test_a_docent_of_the_team_does_not_decide_who_is_on_it(world: World, client_of: ClientOf) -> None:
    ineke = await client_of("ineke")
    assert (await ineke.get(of(world, "yusuf"))).status_code == 404
    assert (await puts_on(ineke, world, "anneke", of_whom="yusuf")).status_code == 404


@pytest.mark.parametrize("name", ["anneke", "peter"])
async def test_a_colleague_comes_once_however_often_it_is_said(name: str, world: World, client_of: ClientOf) -> None:
    client, bram = await client_of(name), await client_of("bram")
    for _ in range(2):
        assert (await puts_on(client, world, "bram")).headers["location"] == of(world)
    assert await sees(bram, world)
    assert await verbs("team_changed") == ["team_changed"]


async def test_who_is_there_already_and_comes_later_stays(world: World, client_of: ClientOf) -> None:
    anneke = await client_of("anneke")
    await puts_on(await client_of("peter"), world, "anneke", in_days(5))
    assert await sees(anneke, world)
    assert await verbs("team_changed") == []


@pytest.mark.parametrize("name", ["eva", "bea", "yusuf"])
async def test_only_helpers_of_the_own_gemeente_come(name: str, world: World, client_of: ClientOf) -> None:
    assert (await puts_on(await client_of("peter"), world, name)).status_code == 404


@pytest.mark.parametrize(("helper", "since"), [("x", "2026-11-25"), ("0", "2026-11-25"), ("1", "morgen"), ("", "")])
async def test_a_malformed_place_comes_back_as_it_was_typed(
    helper: str, since: str, world: World, client_of: ClientOf
) -> None:
    answer = await (await client_of("anneke")).post(of(world), data={"helper": helper, "since": since})
    assert (answer.status_code, f'value="{since or in_days(0)}"' in answer.text) == (422, True)


async def test_a_begeleider_does_not_decide_about_a_klantmanager(world: World, client_of: ClientOf) -> None:
    anneke = await client_of("anneke")
    karin = await another("klantmanager", "Karin Kok", world["peter"].gemeente)
    on = await anneke.post(of(world), data={"helper": karin, "since": in_days(0)})
    off = await takes_off(anneke, world, "peter")
    assert (on.status_code, off.status_code) == (422, 422)
    assert "Vraag een klantmanager" in off.text
    assert await until_of(world, "peter") is None


async def test_a_begeleider_leaves_and_finds_nothing_any_more(world: World, client_of: ClientOf) -> None:
    anneke = await client_of("anneke")
    assert (await takes_off(anneke, world, "anneke")).headers["location"] == "/clienten"
    assert not await sees(anneke, world)


async def test_the_last_klantmanager_stays_until_there_is_a_successor(world: World, client_of: ClientOf) -> None:
    peter = await client_of("peter")
    refused = await takes_off(peter, world, "peter", in_days(3))
    assert (refused.status_code, "opvolger" in refused.text, in_days(3) in refused.text) == (422, True, True)
    karin = await another("klantmanager", "Karin Kok", world["peter"].gemeente)
    await peter.post(of(world), data={"helper": karin, "since": in_days(2)})
    assert (await takes_off(peter, world, "peter", in_days(1))).status_code == 422  # nobody for a day
    assert (await takes_off(peter, world, "peter", in_days(2))).status_code == 303


async def test_a_stand_in_or_somebody_who_goes_is_no_successor(world: World, client_of: ClientOf) -> None:
    peter, bea = await client_of("peter"), await client_of("bea")
    karin = await another("klantmanager", "Karin Kok", world["peter"].gemeente)
    data = {"helper": karin, "since": in_days(0), "back": in_days(30)}
    await peter.post(f"{of(world)}/{world['peter'].id}/vervanging", data=data)
    assert (await takes_off(peter, world, "peter")).status_code == 422
    answer = await bea.post(
        f"/beheer/mensen/{world['samira'].id}/team/einde", data={"helper": world["peter"].id, "until": in_days(0)}
    )
    assert (answer.status_code, "opvolger" in answer.text) == (422, True)


async def test_nobody_leaves_before_they_came(world: World, client_of: ClientOf) -> None:
    answer = await takes_off(await client_of("peter"), world, "anneke", "2001-01-01")
    assert (answer.status_code, "te vroeg" in answer.text) == (422, True)


async def test_a_newcomer_and_a_stranger_have_no_place_to_end(world: World, client_of: ClientOf) -> None:
    peter = await client_of("peter")
    assert {(await takes_off(peter, world, name)).status_code for name in ("samira", "bram", "eva")} == {404}


async def test_a_change_asks_a_fresh_proof(world: World, client_of: ClientOf, moment: Clock) -> None:
    anneke = await client_of("anneke")
    moment.move(minutes=6)
    assert (await anneke.get(of(world))).status_code == 200
    for page in (f"{of(world)}/nieuw", f"{of(world)}/{world['anneke'].id}"):
        assert (await anneke.get(page)).headers["location"] == f"/bevestigen?verder={page}"
    assert (await takes_off(anneke, world, "anneke")).headers["location"].startswith("/bevestigen")
    assert await sees(anneke, world)


async def test_a_stand_in_sees_the_dossier_while_it_lasts_and_not_before_or_after(
    world: World, client_of: ClientOf, moment: Clock
) -> None:
    await stands_in(await client_of("anneke"), world, "bram", "anneke", since=1, back=3)
    seen = []
    for _ in range(5):
        seen.append(await sees(await client_of("bram"), world))
        moment.move(days=1)
    assert seen == [False, True, True, False, False]


async def test_the_team_reads_who_stands_in_for_whom(world: World, client_of: ClientOf) -> None:
    anneke = await client_of("anneke")
    await stands_in(anneke, world, "bram", "anneke", since=0, back=7)
    assert "Vervangt Anneke de Boer" in text_of(await anneke.get(of(world)))


async def test_the_days_of_a_stand_in_can_change_and_the_same_days_tell_nobody_again(
    world: World, client_of: ClientOf
) -> None:
    anneke, bram = await client_of("anneke"), await client_of("bram")
    for back in (7, 7, 14):
        assert (await stands_in(anneke, world, "bram", "anneke", since=0, back=back)).status_code == 303
    assert await verbs("stand_in_arranged") == ["stand_in_arranged"] * 2
    await takes_off(anneke, world, "bram")
    assert not await sees(bram, world)


@pytest.mark.parametrize(
    ("name", "absent", "since", "back", "why"),
    [
        ("bram", "anneke", 2, 2, "na de eerste dag"),
        ("bram", "anneke", -9, 0, "na vandaag"),
        ("ineke", "anneke", 0, 5, "hetzelfde werk"),
        ("anneke", "anneke", 0, 5, "hetzelfde werk"),
        ("peter", "anneke", 0, 5, "hetzelfde werk"),
        ("bram", "peter", 0, 5, "Vraag een klantmanager"),
    ],
)
async def test_a_stand_in_that_cannot_be_is_refused_in_words(
    name: str, absent: str, since: int, back: int, why: str, world: World, client_of: ClientOf
) -> None:
    answer = await stands_in(await client_of("anneke"), world, name, absent, since, back)
    assert (answer.status_code, why in answer.text) == (422, True)
    assert await verbs("stand_in_arranged") == []


async def test_who_is_on_the_team_does_not_stand_in_and_a_stand_in_has_none(world: World, client_of: ClientOf) -> None:
    peter = await client_of("peter")
    dora = await another("begeleider", "Dora Vos", world["bram"].gemeente)
    await stands_in(peter, world, "bram", "anneke", since=0, back=7)
    data = {"helper": dora, "since": in_days(0), "back": in_days(3)}
    answer = await peter.post(f"{of(world)}/{world['bram'].id}/vervanging", data=data)
    assert (answer.status_code, "zelf in het team" in answer.text) == (422, True)
    await puts_on(peter, world, "bram")  # now he stays
    answer = await stands_in(peter, world, "bram", "anneke", since=0, back=7)
    assert (answer.status_code, "werkt hier al" in answer.text) == (422, True)


@pytest.mark.parametrize("name", ["eva", "samira"])
async def test_nobody_of_elsewhere_stands_in(name: str, world: World, client_of: ClientOf) -> None:
    assert (await stands_in(await client_of("peter"), world, name, "anneke", since=0, back=7)).status_code == 404


async def test_a_docents_stand_in_sees_the_lessons_that_the_docent_comes_to(world: World, client_of: ClientOf) -> None:
    starts = clock.now() + timedelta(days=1)
    async with db.write():
        lesson = await db.insert(
            "appointment",
            gemeente=world["yusuf"].gemeente,
            traject=world["yusuf"].traject,
            title="Proefles",
            starts_at=starts,
            ends_at=starts + timedelta(hours=1),
            planned_by=world["ineke"].id,
            created_at=clock.now(),
        )
        await db.insert("appointment_person", appointment=lesson, person=world["ineke"].id)
    dora = await another("docent", "Dora Vos", world["ineke"].gemeente)
    data = {"helper": dora, "since": in_days(0), "back": in_days(2)}
    await (await client_of("peter")).post(f"{of(world, 'yusuf')}/{world['ineke'].id}/vervanging", data=data)
    stand_in = await access.person(dora)
    assert stand_in is not None
    rows = await db.fetch(f"SELECT id FROM appointment WHERE {APPOINTMENT_VISIBLE}", *visible_to(stand_in))
    assert rows == [(lesson,)]
