"""What a helper reads of somebody on the list is what their role may know."""

from datetime import timedelta

import pytest

from backend.core import clock, db
from backend.features.agenda import actions as agenda
from tests.agenda.meeting import plan
from tests.caseload.listed import names, page_of, why
from tests.cast import World
from tests.conftest import ClientOf


async def signal(
    world: World, name: str, kind: str, number: int = 0, *, since: int = 0, until: int | None = None
) -> None:
    today = clock.today()
    async with db.write():
        await db.insert(
            "signal",
            traject=world[name].traject,
            kind=kind,
            since=today + timedelta(days=since),
            until=None if until is None else today + timedelta(days=until),
            day=today,
            number=number,
        )


async def reasons_of(client_of: ClientOf, world: World, helper: str, name: str) -> list[str]:
    return why(await page_of(await client_of(helper), f"/clienten?wie={world[name].id}"))


LAW = {
    "pip_late": "Plan (PIP) te laat: 25 november",
    "pip_soon": "Plan (PIP) uiterlijk 25 november",
    "pip_review": "Plan (PIP) bespreken vóór 25 november",
    "course_late": "Cursus te laat: vóór 25 november",
    "course_soon": "Cursus aanbieden vóór 25 november",
    "term_ends": "Termijn eindigt 25 nov 2026, nog open: 3",
    "term_over": "Termijn is voorbij, nog open: 3",
}


@pytest.mark.parametrize("kind", LAW)
async def test_only_a_klantmanager_reads_what_the_law_asks(client_of: ClientOf, world: World, kind: str) -> None:
    await signal(world, "yusuf", kind, 3)
    assert LAW[kind] in await reasons_of(client_of, world, "peter", "yusuf")
    for helper in ("bram", "ineke"):
        told = await reasons_of(client_of, world, helper, "yusuf")
        assert LAW[kind] not in told and "nog open" not in str(told)


async def test_lessons_that_were_missed_are_for_the_klantmanager_and_the_docent(
    client_of: ClientOf, world: World
) -> None:
    await signal(world, "yusuf", "missed", 2)
    told = {helper: await reasons_of(client_of, world, helper, "yusuf") for helper in ("peter", "ineke", "bram")}
    assert {helper for helper, some in told.items() if "2 lessen gemist" in some} == {"peter", "ineke"}


@pytest.mark.parametrize(("since", "until"), [(1, None), (-9, 0)], ids=["not yet", "no longer"])
async def test_what_is_not_of_today_is_not_told(
    client_of: ClientOf, world: World, since: int, until: int | None
) -> None:
    await signal(world, "yusuf", "pip_late", since=since, until=until)
    assert LAW["pip_late"] not in await reasons_of(client_of, world, "peter", "yusuf")


async def test_two_appointments_that_were_missed_are_a_reason_but_not_for_a_docent(
    client_of: ClientOf, world: World
) -> None:
    for days in (3, 5):
        made = await plan(world, "bram", "yusuf", clock.now() + timedelta(days=days), who=("bram", "ineke"))
        async with db.write():
            begun = clock.now() - timedelta(days=days)
            await db.execute("UPDATE appointment SET starts_at = ?, ends_at = ? WHERE id = ?", begun, begun, made)
        assert "2 afspraken gemist" not in await reasons_of(client_of, world, "bram", "yusuf")
        await agenda.attend(world["bram"], made, world["yusuf"].id, False)
    assert "2 afspraken gemist" in await reasons_of(client_of, world, "bram", "yusuf")
    assert "2 afspraken gemist" not in await reasons_of(client_of, world, "ineke", "yusuf")


async def test_a_docent_is_not_told_that_there_is_no_appointment(client_of: ClientOf, world: World) -> None:
    assert "Geen volgende afspraak" in await reasons_of(client_of, world, "bram", "yusuf")
    assert "Geen volgende afspraak" not in await reasons_of(client_of, world, "ineke", "yusuf")


async def test_a_docent_reads_of_a_meeting_only_when_they_come(client_of: ClientOf, world: World) -> None:
    await plan(world, "bram", "yusuf", clock.now() + timedelta(days=2))
    address = f"/clienten?wie={world['yusuf'].id}"
    assert "vr 27 nov" in str(await page_of(await client_of("bram"), address))
    assert "vr 27 nov" not in str(await page_of(await client_of("ineke"), address))


async def test_somebody_elses_newcomer_cannot_be_chosen_or_searched(client_of: ClientOf, world: World) -> None:
    bram = await client_of("bram")
    page = await page_of(bram, f"/clienten?wie={world['samira'].id}")
    assert "Samira" not in page.get_text()
    assert names(await page_of(bram, "/clienten?zoek=samira")) == []
    assert names(await page_of(bram, f"/clienten?met={world['anneke'].id}")) == []
