"""The plans of the demo: two that hold, one in the making, and a question that waits for an answer."""

import pytest

from backend.core import clock, db

pytestmark = pytest.mark.usefixtures("demo_world")

WHOSE = " JOIN traject ON traject.id = {0}.traject JOIN person ON person.id = traject.newcomer"


async def test_two_plans_hold_and_one_is_being_made() -> None:
    rows = await db.fetch(
        f"SELECT person.call_name, pip.route, pip.established_at IS NOT NULL FROM pip{WHOSE.format('pip')} ORDER BY 1"
    )
    assert [(name, route, bool(holds)) for name, route, holds in rows] == [
        *(("Hodan", "Z", True), ("Samira", "B", False), ("Yusuf", "B", True))
    ]


async def test_a_question_waits_for_an_answer_that_is_not_late_yet() -> None:
    rows = await db.fetch(
        "SELECT person.call_name, answer, reply_due FROM agreement"
        f"{WHOSE.format('agreement')} WHERE reply_due IS NOT NULL"
    )
    assert [row[:2] for row in rows] == [("Hodan", "explain")]
    assert rows[0][2] >= clock.today()


async def test_every_agreement_is_a_task_and_every_plan_a_fact() -> None:
    untold = await db.fetch("SELECT id FROM agreement WHERE id NOT IN (SELECT agreement FROM task WHERE agreement > 0)")
    assert untold == []
    rows = await db.fetch(
        f"SELECT person.call_name, value FROM fact{WHOSE.format('fact')} WHERE key = 'leerroute' ORDER BY 1"
    )
    assert {("Hodan", "Z"), ("Yusuf", "B")} <= {tuple(row) for row in rows}
