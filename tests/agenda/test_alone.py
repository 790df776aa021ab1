"""A newcomer has the right to hold the conversations of the intake alone (Bi 5.2 lid 2)."""

import pytest

from backend.core.errors import Refused
from backend.features.agenda import actions
from backend.features.agenda.actions.wanted import NOT_CHOSEN, WANTS_ALONE
from backend.features.pip import actions as pip
from tests.agenda.meeting import happened, look, names, plan, post, read
from tests.cast import World
from tests.conftest import ClientOf


@pytest.mark.parametrize("choice", [None, "alone"])
async def test_to_the_intake_comes_nobody_whom_the_newcomer_did_not_ask(world: World, choice: str | None) -> None:
    if choice:
        await pip.choose(world["samira"], world["samira"].id, "alone")
    for who in (("peter", "anneke"), ("anneke",)):
        with pytest.raises(Refused) as refused:
            await plan(world, by="peter", kind="brede_intake", who=who)
        assert refused.value.sentence == (WANTS_ALONE if choice else NOT_CHOSEN)
        assert refused.value.values == {"name": "Samira"}
    meeting = await plan(world, by="peter", kind="brede_intake")
    with pytest.raises(Refused):
        await actions.bring(world["peter"], meeting, world["anneke"].id, True, anyway=True)
    assert await names(meeting) == ["Peter", "Samira"]


async def test_who_wants_company_has_it(world: World) -> None:
    await pip.choose(world["samira"], world["samira"].id, "together")
    meeting = await plan(world, by="peter", kind="brede_intake", who=("peter", "anneke"))
    assert sorted(await names(meeting)) == ["Anneke", "Peter", "Samira"]


async def test_the_right_is_of_the_intake_and_not_of_a_visit(world: World) -> None:
    await pip.choose(world["samira"], world["samira"].id, "alone")
    meeting = await plan(world, by="peter", kind="voortgangsgesprek")
    await actions.bring(world["peter"], meeting, world["anneke"].id, True)
    assert "Anneke" in await names(meeting)


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        (None, "Samira mag alleen komen. Vraag eerst"),
        ("alone", "Samira wil alleen komen. Dat is een recht."),
        ("together", "Samira wil iemand erbij."),
    ],
)
async def test_the_form_never_chooses_another_helper_and_says_why(
    client_of: ClientOf, world: World, choice: str | None, says: str
) -> None:
    if choice:
        await pip.choose(world["samira"], world["samira"].id, choice)  # type: ignore[arg-type]  # parametrized
    base = f"/clienten/{world['samira'].id}/afspraken"
    page = await look(await client_of("peter"), f"{base}/nieuw?soort=brede_intake")
    ticked = {str(box["value"]) for box in page.select("input[name^=wie][checked]")}
    assert ticked == {str(world["peter"].id)}
    assert says in page.text
    page = await look(await client_of("peter"), f"{base}/nieuw?soort=voortgangsgesprek")
    assert "alleen of samen" not in page.text


async def test_a_refused_plan_says_why_and_keeps_what_was_typed(client_of: ClientOf, world: World) -> None:
    sent = {
        **{"soort": "brede_intake", "slot": "anders", "datum": "2026-12-02", "van": "10:00", "duur": "60"},
        **{"waar": "plek", "plek": "Stadhuis", "meenemen": "Uw cv", "wie1": world["anneke"].id},
    }
    answer = await post(await client_of("peter"), f"/clienten/{world['samira'].id}/afspraken", **sent)
    assert answer.status_code == 409
    assert "Samira heeft nog niet gekozen" in read(answer) and 'value="Uw cv"' in answer.text
    assert await happened(world) == []
