"""A person sees a task if, and only if, a team of today says so: for every team that can be."""

from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.core import db
from tests.cast import World
from tests.core.teams import add_task, put_on_team, tasks_of
from tests.core.undone import undone

HOUSEHOLDS = {"samira": "haddad", "karim": "haddad", "tesfay": "gebremedhin", "yusuf": "kaya"}
PEOPLE = (*HOUSEHOLDS, "anneke", "bram", "ineke", "bea")


class Membership(NamedTuple):
    who: str
    of: str
    since: int
    until: int | None

    @property
    def is_of_today(self) -> bool:
        return self.since <= 0 and (self.until is None or self.until > 0)


class Task(NamedTuple):
    of: str
    step: str
    shared: bool  # one for the whole household

    def concerns(self, newcomer: str) -> bool:
        return HOUSEHOLDS[newcomer] == HOUSEHOLDS[self.of] if self.shared else newcomer == self.of


def may_see(who: str, task: Task, memberships: list[Membership]) -> bool:
    teaches = who == "ineke"
    on_team = any(each.who == who and each.is_of_today and task.concerns(each.of) for each in memberships)
    return on_team and (task.step in ("leren", "examen") or not teaches)


NEWCOMERS = st.sampled_from(list(HOUSEHOLDS))
MEMBERSHIPS = st.lists(
    st.builds(Membership, st.sampled_from(PEOPLE), NEWCOMERS, st.integers(-2, 1), st.none() | st.integers(-1, 2)),
    unique_by=lambda membership: membership[:2],
    max_size=16,
)
TASKS = st.lists(
    st.builds(Task, NEWCOMERS, st.sampled_from(["woning", "leren", "examen"]), st.booleans()), min_size=1, max_size=8
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(memberships=MEMBERSHIPS, tasks=TASKS)
async def test_a_person_sees_a_task_if_and_only_if_a_team_of_today_says_so(
    world: World, memberships: list[Membership], tasks: list[Task]
) -> None:
    async with undone():
        await db.execute("DELETE FROM team")
        for each in memberships:
            await put_on_team(world[each.who], world[each.of], each.since, each.until)
        made = {await add_task(world[task.of], task.step, task.shared): task for task in tasks}
        for who in PEOPLE:
            seen = await tasks_of(world[who])
            assert seen & made.keys() == {id for id, task in made.items() if may_see(who, task, memberships)}
