from typing import Any

from piccolo.columns import BigInt, BigSerial, ForeignKey, Timestamptz
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from backend.core.engine import DB

__all__ = ["DB", "BigInt", "BigSerial", "Table", "instant", "ref"]


def ref(table: type[Table] | str, *, null: bool = False) -> ForeignKey[Any]:
    """Nothing disappears because something else does: a row that is still referred to cannot be deleted."""
    return ForeignKey(references=table, null=null, default=None, on_delete=OnDelete.restrict)


def instant(*, null: bool = False) -> Timestamptz:
    """A moment in UTC. The writer gives it: the database's own now() differs between the two engines."""
    return Timestamptz(null=null, default=None)
