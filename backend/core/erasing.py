"""Erases a dossier with everything that hangs on it, as the references of the tables say.

A table that comes later is erased with the rest: what refers to something erased goes too. Only who did something to
what stays, such as a tick on a task of the household, is forgotten as a name. A household lives on while another
traject belongs to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from piccolo.table import Table

from backend.core import db, events
from backend.core.tables import ALL

AT_ONCE = 500  # ids in one statement

Doomed = defaultdict[str, set[int]]


class Reference(NamedTuple):
    column: str
    to: str
    is_name: bool  # who did something; the row is not theirs


def references(table: type[Table]) -> Iterator[Reference]:
    for column in table._meta.foreign_key_columns:
        to = column._foreign_key_meta.resolved_references._meta.tablename
        yield Reference(column._meta.name, to, is_name=to == "person" and column._meta.null)


async def erase(traject: int) -> bool:
    """Only inside write(). False when it is not there any more."""
    row = await db.fetch_one("SELECT household, newcomer FROM traject WHERE id = ?", traject)
    if row is None:
        return False
    household, person = row
    await db.lock("household", household)
    doomed = await _doomed(traject, household, person)
    await _forget_name(person)
    for table in reversed(ALL):
        name = table._meta.tablename
        for marks, ids in _parts(doomed[name]):
            await db.execute(f"DELETE FROM {name} WHERE id IN ({marks})", *ids)
    await _forget_strays()
    if not doomed["household"]:
        await events.touch(household)
    return True


async def _doomed(traject: int, household: int, person: int) -> Doomed:
    """The rows to erase, by table. In the order of ALL what is referred to comes first."""
    doomed: Doomed = defaultdict(set, traject={traject}, person={person})
    if not await db.fetch_one("SELECT id FROM traject WHERE household = ? AND id <> ?", household, traject):
        doomed["household"] = {household}
    for table in ALL:
        for reference in references(table):
            if not reference.is_name:
                found = await _referring(table._meta.tablename, reference.column, doomed[reference.to])
                doomed[table._meta.tablename] |= found
    return doomed


async def _referring(table: str, column: str, ids: Iterable[int]) -> set[int]:
    found = set()
    for marks, some in _parts(ids):
        found |= {row for (row,) in await db.fetch(f"SELECT id FROM {table} WHERE {column} IN ({marks})", *some)}
    return found


async def _forget_name(person: int) -> None:
    for table in ALL:
        for reference in references(table):
            if reference.is_name:
                sql = f"UPDATE {table._meta.tablename} SET {reference.column} = NULL WHERE {reference.column} = ?"
                await db.execute(sql, person)


async def _forget_strays() -> None:
    """Children who were taken out of a household, and whom no task names any more."""
    await db.execute(
        "DELETE FROM child WHERE household IS NULL AND NOT EXISTS (SELECT 1 FROM task WHERE task.child = child.id)"
    )


def _parts(ids: Iterable[int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        yield db.any_of(ordered[start : start + AT_ONCE])
