"""Questions asked at the same moment are one question; nobody hears another's answer, or loses by another's end."""

import asyncio
from collections.abc import Mapping

import pytest

from backend.core import db
from backend.core.together import Together


class Finding:
    """Knows the even numbers, by their words."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.fails = False

    async def __call__(self, ids: list[int]) -> Mapping[int, str]:
        self.asked.append(ids)
        await self.may_answer.wait()
        if self.fails:
            raise db.Unavailable
        return {id: f"number {id}" for id in ids if id % 2 == 0}


@pytest.fixture
def finding() -> Finding:
    return Finding()


async def test_who_asks_at_the_same_moment_is_answered_by_one_query(finding: Finding) -> None:
    together = Together(finding)
    assert await asyncio.gather(together(2), together(4, 6), together(3)) == [
        ["number 2"],
        ["number 4", "number 6"],
        [],
    ]
    assert finding.asked == [[2, 4, 6, 3]]


async def test_who_asks_later_is_answered_anew(finding: Finding) -> None:
    together = Together(finding)
    assert await together(2) == await together(2) == ["number 2"]
    assert finding.asked == [[2], [2]]


async def test_who_asks_while_others_wait_for_their_answer_has_a_query_of_their_own(finding: Finding) -> None:
    together = Together(finding)
    finding.may_answer.clear()
    first = asyncio.create_task(together(2))
    await asyncio.sleep(0.01)
    second = asyncio.create_task(together(4))
    await asyncio.sleep(0.01)
    finding.may_answer.set()
    assert (await first, await second) == (["number 2"], ["number 4"])
    assert finding.asked == [[2], [4]]


async def test_one_who_gives_up_takes_nothing_from_the_others(finding: Finding) -> None:
    together = Together(finding)
    finding.may_answer.clear()
    leaving, staying = asyncio.create_task(together(2)), asyncio.create_task(together(4))
    await asyncio.sleep(0.01)
    leaving.cancel()
    finding.may_answer.set()
    assert await staying == ["number 4"]


async def test_without_a_database_all_hear_so_and_may_ask_again(finding: Finding) -> None:
    together = Together(finding)
    finding.fails = True
    said = await asyncio.gather(together(2), together(4), return_exceptions=True)
    assert [type(each) for each in said] == [db.Unavailable, db.Unavailable]
    finding.fails = False
    assert await together(2) == ["number 2"]
