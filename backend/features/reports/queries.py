"""Counts of one gemeente. No row here is about one person; what is too few is hidden in the rules."""

from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from backend.core import db

Counts = dict[str, list[int]]


class Ended(NamedTuple):
    """A step that is done."""

    traject: int
    started_on: date
    step: str
    on: date


async def by_step(gemeente: int) -> Counts:
    """Of each step: trajects that are in it, and that have done it."""
    return _counts(
        await db.fetch(
            "SELECT step_state.step, COUNT(*) FILTER (WHERE step_state.state = 'current'),"
            " COUNT(*) FILTER (WHERE step_state.state = 'done')"
            " FROM step_state JOIN traject ON traject.id = step_state.traject WHERE traject.gemeente = ?"
            " GROUP BY step_state.step",
            gemeente,
        )
    )


async def by_route(gemeente: int) -> Counts:
    """By B, O, Z, and an empty key for who has no route yet."""
    return _counts(
        await db.fetch(
            "SELECT COALESCE(leerroute.route, ''), COUNT(*)"
            " FROM traject LEFT JOIN leerroute ON leerroute.traject = traject.id WHERE traject.gemeente = ?"
            " GROUP BY COALESCE(leerroute.route, '')",
            gemeente,
        )
    )


async def by_language(gemeente: int) -> Counts:
    return _counts(
        await db.fetch(
            "SELECT speaks, COUNT(*) FROM person"
            " WHERE gemeente = ? AND role = 'newcomer' AND ended_at IS NULL GROUP BY speaks",
            gemeente,
        )
    )


async def by_task(gemeente: int, today: date) -> Counts:
    """Of each kind of task that is open: how many, past a day of the law or a letter, and "it does not work"."""
    return _counts(
        await db.fetch(
            "SELECT template, COUNT(*),"
            " COUNT(*) FILTER (WHERE due < ? AND due_basis IN ('law', 'letter')),"
            " COUNT(*) FILTER (WHERE stuck_at IS NOT NULL)"
            " FROM task WHERE gemeente = ? AND template IS NOT NULL AND done_at IS NULL AND dropped_at IS NULL"
            " AND retired_at IS NULL AND opens <= ? GROUP BY template",
            *(today, gemeente, today),
        )
    )


async def ended_steps(gemeente: int) -> dict[int, list[Ended]]:
    """By traject."""
    rows = await db.fetch(
        "SELECT traject.id, traject.started_on, step_state.step, step_state.since"
        " FROM step_state JOIN traject ON traject.id = step_state.traject"
        " WHERE traject.gemeente = ? AND step_state.state = 'done' ORDER BY traject.id",
        gemeente,
    )
    return {traject: list(own) for traject, own in groupby((Ended(*row) for row in rows), lambda one: one.traject)}


async def sent(gemeente: int, since: datetime, until: datetime) -> list[int]:
    """Notices to newcomers: made, pushed to a phone, and read."""
    [row] = await db.fetch(
        "SELECT COUNT(*), COUNT(notice.pushed_at), COUNT(notice.read_at)"
        " FROM notice JOIN person ON person.id = notice.person"
        " WHERE person.gemeente = ? AND person.role = 'newcomer' AND notice.created_at >= ? AND notice.created_at < ?",
        *(gemeente, since, until),
    )
    return list(row)


def _counts(rows: list[db.Row]) -> Counts:
    return {key: numbers for key, *numbers in rows}
