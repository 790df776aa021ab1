"""Whose turn a task is, without a database."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backend.features.checklist.rules.turns import AT_ONCE, Progress, may_undo, turns

TODAY = date(2026, 11, 25)


def task(id: int = 1, **given_values: object) -> Progress:
    values: dict[str, object] = {
        "id": id, "key": f"task{id}", "order": id, "actor": "newcomer", "opens": TODAY, "aim": None, "due": None,
        "due_basis": "none", "counts": "done", "after": (), "done": False, "confirmed": False, "accepted": False,
        "helper_asked": False,
    }  # fmt: skip
    return Progress(**(values | given_values))  # type: ignore[arg-type]  # mixed values


def state(*tasks: Progress) -> list[str]:
    return [turn.state for turn in turns(tasks, TODAY).values()]


def test_at_most_three_tasks_are_now() -> None:
    assert state(*(task(n) for n in range(1, 6))) == ["nu", "nu", "nu", "later", "later"]


def test_a_task_waits_for_what_comes_first() -> None:
    assert state(task(1), task(2, after=("task1",))) == ["nu", "later"]
    assert state(task(1, done=True), task(2, after=("task1",))) == ["klaar", "nu"]


def test_what_comes_first_but_is_not_on_the_list_holds_up_nothing() -> None:
    assert state(task(1, after=("elsewhere",))) == ["nu"]


def test_a_late_task_does_not_wait_for_its_turn() -> None:
    late = task(2, after=("task1",), due=TODAY - timedelta(days=1), due_basis="law")
    assert turns([task(1), late], TODAY)[2].state == "nu"
    assert turns([task(1), late], TODAY)[2].late


def test_a_target_never_makes_late() -> None:
    assert not turns([task(due=TODAY - timedelta(days=90), due_basis="target")], TODAY)[1].late


def test_what_is_done_waits_until_the_level_that_counts() -> None:
    assert state(task(counts="done", done=True)) == ["klaar"]
    seen_next = turns([task(counts="confirmed", done=True)], TODAY)[1]
    assert (seen_next.state, seen_next.holder) == ("wacht", "helper")
    office_next = turns([task(counts="accepted", done=True, confirmed=True)], TODAY)[1]
    assert (office_next.state, office_next.holder) == ("wacht", "office")


def test_the_offices_promise_waits_on_the_office_and_can_be_late() -> None:
    turn = turns([task(actor="klantmanager", due=TODAY - timedelta(days=1), due_basis="law")], TODAY)[1]
    assert (turn.state, turn.holder, turn.late) == ("wacht", "klantmanager", True)


def test_who_asked_help_waits_for_the_helper() -> None:
    assert turns([task(helper_asked=True)], TODAY)[1].holder == "helper"


def test_a_task_that_has_not_opened_is_not_seen_yet() -> None:
    assert state(task(opens=TODAY + timedelta(days=1))) == ["straks"]


some_tasks = st.lists(
    st.builds(
        task,
        id=st.integers(1, 30),
        actor=st.sampled_from(["newcomer", "klantmanager"]),
        opens=st.dates(TODAY - timedelta(9), TODAY + timedelta(9)),
        due=st.none() | st.dates(TODAY - timedelta(9), TODAY + timedelta(9)),
        due_basis=st.sampled_from(["law", "letter", "target", "none"]),
        counts=st.sampled_from(["done", "confirmed", "accepted"]),
        after=st.lists(st.sampled_from([f"task{n}" for n in range(1, 31)]), max_size=3).map(tuple),
        done=st.booleans(),
        confirmed=st.booleans(),
        accepted=st.booleans(),
        helper_asked=st.booleans(),
    ),
    unique_by=lambda one: one.id,
    max_size=30,
)


@given(some_tasks)
def test_whatever_the_list_three_at_most_are_now_and_every_task_has_a_turn(tasks: list[Progress]) -> None:
    turn = turns(tasks, TODAY)
    assert turn.keys() == {one.id for one in tasks}
    assert sum(one.state == "nu" for one in turn.values()) <= AT_ONCE


@given(some_tasks)
def test_whoever_can_do_something_sees_something_to_do(tasks: list[Progress]) -> None:
    turn = turns(tasks, TODAY)
    open_now = [one for one in tasks if turn[one.id].state in ("nu", "later")]
    free = [one for one in open_now if not one.after]
    assert not free or any(one.state == "nu" for one in turn.values())


MOMENT = datetime(2026, 11, 25, 12, 0)  # noqa: DTZ001  # the rule compares moments of any one zone


def test_a_tick_can_be_taken_back_for_a_day_until_someone_has_built_on_it() -> None:
    assert may_undo(MOMENT, None, None, MOMENT + timedelta(hours=23))
    assert not may_undo(MOMENT, None, None, MOMENT + timedelta(hours=24))
    assert not may_undo(MOMENT, MOMENT + timedelta(minutes=1), None, MOMENT + timedelta(hours=1))
    assert may_undo(MOMENT, MOMENT, None, MOMENT + timedelta(hours=1)), "a helper's own tick"
