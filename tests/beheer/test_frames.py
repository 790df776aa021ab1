"""The days and facts of a task in beheer: what may be, what may not, and that what runs stays as it is."""

from datetime import timedelta

import httpx
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from backend import content
from backend.content import Span
from backend.core import clock, db
from backend.features.beheer.templates import frames
from backend.features.checklist import planning
from tests.beheer.test_drafts import approve, fields_of, proposal
from tests.cast import World
from tests.conftest import ClientOf
from tests.tasks import fact_changes, task_of, value, verbs

ENTRY = "/beheer/inhoud/taken/bank"
DAYS = f"{ENTRY}/dagen"
OF_LAW = "/beheer/inhoud/taken/nareis/dagen"


async def form(client: httpx.AsyncClient, address: str) -> dict[str, str]:
    return chosen((await client.get(address)).text, address)


def chosen(text: str, address: str) -> dict[str, str]:
    """The form as a browser would send it, with what is chosen in its lists."""
    soup = BeautifulSoup(text, "html.parser").select_one(f'form[action="{address}"]')
    assert soup, address
    picked = {str(each["name"]): each.select_one("option[selected]") for each in soup.select("select")}
    return fields_of(text, address) | {name: str(option["value"]) for name, option in picked.items() if option}


async def change(client: httpx.AsyncClient, address: str = DAYS, **typed: str) -> httpx.Response:
    return await client.post(address, data={**await form(client, address), "wens": "vraag", **typed})


async def published(client_of: ClientOf, **typed: str) -> httpx.Response:
    assert (await change(await client_of("bea"), **typed)).status_code == 303
    return await approve(await client_of("peter"))


LONGER = {"due": "5", "due-in": "M"}


async def test_a_changed_day_is_for_new_lists_once_another_approves(client_of: ClientOf, world: World) -> None:
    task, now = await task_of(world, "farid", "bank"), content.load("nijkerk").tasks["bank"].due
    before = await value(task, "due")
    bea = await client_of("bea")
    assert (await change(bea, **LONGER)).status_code == 303
    assert content.load("nijkerk").tasks["bank"].due == now
    page = (await (await client_of("peter")).get(await proposal(await client_of("peter")))).text
    assert "5 maanden daarna" in page
    assert "blijven zoals ze zijn" in page
    answer = await approve(await client_of("peter"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/beheer/lopend")
    assert content.load("nijkerk").tasks["bank"].due == Span(months=5)
    assert (await value(task, "due"), await verbs(task)) == (before, [])


async def test_what_runs_goes_by_the_old_days_also_when_a_fact_changes(client_of: ClientOf, world: World) -> None:
    """The moving day moves the bank; how long it takes stays what it was when the task came."""
    task, was = await task_of(world, "farid", "bank"), content.load("nijkerk").tasks["bank"]
    await published(client_of, **LONGER)
    day = clock.today() + timedelta(days=40)
    await fact_changes(world, "farid", was.anchor, day.isoformat())
    await planning.replan(world["farid"].traject or 0, was.anchor)
    assert was.due
    assert await value(task, "due") == was.due.after(day)


async def test_a_form_sent_unchanged_is_nothing_new(client_of: ClientOf) -> None:
    answer = await change(await client_of("bea"))
    assert answer.status_code == 409
    assert "Er is niets veranderd." in answer.text


async def test_texts_and_days_are_one_proposal(client_of: ClientOf) -> None:
    """Whichever form is saved last, the other's part of the draft stays."""
    bea = await client_of("bea")
    await change(bea, **LONGER)
    typed = fields_of((await bea.get(ENTRY)).text, ENTRY)
    assert (await bea.post(ENTRY, data={**typed, "title": "Neem een rekening", "wens": "vraag"})).status_code == 303
    await change(bea, step="pip")
    await approve(await client_of("peter"), versie="3")
    task = content.load("nijkerk").tasks["bank"]
    assert (task.title, task.due, task.step) == ("Neem een rekening", Span(months=5), "pip")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"due": "twee"}, "Vul een heel getal in"),
        ({"due": "-2"}, "Vul een heel getal in"),
        ({"due": "2.5"}, "Vul een heel getal in"),
        ({"due": "P2M"}, "Vul een heel getal in"),
        ({"due": "9999"}, "Vul een heel getal in"),
        ({"due-in": "X"}, "Vul een heel getal in"),
        ({"repeat": "1", "repeat-in": "-Y"}, "Vul een heel getal in"),
        ({"anchor": "maan"}, "Kies iets uit de lijst."),
        ({"step": "stap9"}, "Kies iets uit de lijst."),
        ({"actor": "coa"}, "Kies iets uit de lijst."),
        ({"start": "soms"}, "Kies iets uit de lijst."),
        ({"anchor": "none"}, "Kies eerst vanaf welk moment u telt."),
        ({"opens": ""}, "Vul in vanaf wanneer de taak te zien is."),
        ({"opens": "9", "opens-in": "Y"}, "Kijk naar de volgorde."),
        ({"actor": "klantmanager"}, "Vul dit in als een ander"),
        ({"title_staff": "Voor ons"}, "Vul dit in als een ander"),
        ({"subject": "household"}, "Deze taak staat al op lijsten."),
    ],
)
async def test_a_mistake_is_said_and_nothing_typed_is_lost(
    client_of: ClientOf, typed: dict[str, str], said: str
) -> None:
    answer = await change(await client_of("bea"), **typed)
    assert answer.status_code == 422
    assert said in answer.text
    shown = fields_of(answer.text, DAYS)
    assert {name: shown[name] for name in typed if name in shown} == {
        name: text for name, text in typed.items() if name in shown
    }
    assert await db.fetch("SELECT id FROM content_draft") == []


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"due": "4", "due-in": "M"}, 422),
        ({"due": "13", "due-in": "W"}, 422),  # 91 days: after 1 February three months are 89
        ({"due": ""}, 422),
        ({"anchor": "moving"}, 422),
        ({"due": "12", "due-in": "W"}, 303),
        ({"due": "2", "due-in": "M"}, 303),
    ],
)
async def test_a_day_of_the_law_may_come_sooner_and_not_later(
    client_of: ClientOf, typed: dict[str, str], status: int
) -> None:
    bea = await client_of("bea")
    assert "ind.nl/nareis" in (await bea.get(OF_LAW)).text
    assert (await change(bea, OF_LAW, **typed)).status_code == status


async def test_a_proposal_against_the_law_is_not_published_either(client_of: ClientOf, world: World) -> None:
    bea, peter = await client_of("bea"), await client_of("peter")
    await change(bea, OF_LAW, due="2", **{"due-in": "M"})
    async with db.write():
        await db.execute("UPDATE content_draft SET body = REPLACE(body, 'P2M', 'P9M')")
    answer = await approve(peter)
    assert answer.status_code == 409
    assert "Dit is later dan de wet zegt." in answer.text
    assert await db.fetch("SELECT id FROM edition") == []


async def test_a_day_that_goes_is_read_before_it_is_published(client_of: ClientOf) -> None:
    await change(await client_of("bea"), due="")
    peter = await client_of("peter")
    assert "Laatste dag" in (await peter.get(await proposal(peter))).text
    await approve(peter)
    task = content.load("nijkerk").tasks["bank"]
    assert (task.due, task.due_basis) == (None, "none")


async def test_a_step_is_no_task(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    assert (await bea.get("/beheer/inhoud/stappen/pip/dagen")).status_code == 404
    assert (await bea.post("/beheer/inhoud/stappen/pip/dagen", data={"due": "1"})).status_code == 404
    assert (await bea.get("/beheer/inhoud/taken/geen/dagen")).status_code == 404


@pytest.mark.parametrize("name", ["samira", "anneke", "ineke", "peter"])
async def test_only_a_beheerder_writes(client_of: ClientOf, name: str) -> None:
    client = await client_of(name)
    for address in (DAYS, "/beheer/inhoud/taken/nieuw"):
        assert (await client.get(address)).status_code == 404
        assert (await client.post(address, data={"due": "1"})).status_code == 404


async def test_every_task_has_a_form_that_changes_nothing_by_itself(client_of: ClientOf) -> None:
    """What the pack says and what the form sends are the same words."""
    pack = content.load("nijkerk")
    for task in pack.tasks.values():
        frame = frames.read(task, pack, frames.typed_of(task))
        assert frames.changed(task, frame) == {}, task.key


SPANS = st.builds(
    lambda number, unit, sign: Span.parse(f"{sign}P{number}{unit}"),
    st.integers(0, 120),
    st.sampled_from("DWMY"),
    st.sampled_from(["", "-"]),
)


@given(SPANS)
def test_a_length_of_time_is_read_as_it_is_written(span: Span) -> None:
    assert Span.parse(str(span)).after(clock.today()) == span.after(clock.today())


@given(SPANS, SPANS)
def test_later_than_the_law_is_later_on_some_day(law: Span, span: Span) -> None:
    later = frames.is_later(span, law)
    assert later == any(span.after(day) > law.after(day) for day in frames.FOUR_YEARS)
    assert not (later and span == law)
    assert frames.is_later(None, law)
