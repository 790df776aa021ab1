"""The migrated database has the columns that the tables in Python say, no more and no fewer."""

import pytest
from piccolo.table import Table

from backend.core import db, tables
from backend.core.engine import DB

pytestmark = pytest.mark.usefixtures("database")

COLUMNS = {
    "sqlite": """
        SELECT part.name, part.type, part."notnull" = 0
        FROM pragma_table_info(?) AS part""",
    "postgres": """
        SELECT attname, format_type(atttypid, atttypmod), NOT attnotnull
        FROM pg_attribute WHERE attrelid = (?::text)::regclass AND attnum > 0 AND NOT attisdropped""",
}
TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgres": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
}
NOT_OURS = {"migration", "sqlite_sequence"}
# Each engine's names for a type, and Piccolo's, brought together.
SAME_TYPE = {
    "character varying": "VARCHAR",
    "timestamp with time zone": "TIMESTAMPTZ",
    "BIGSERIAL": "BIGINT",
}

Columns = dict[str, tuple[str, bool]]  # the type and whether it may be NULL, by name


@pytest.mark.parametrize("table", tables.ALL, ids=lambda table: table.__name__)
async def test_a_table_is_what_the_migrations_make(table: type[Table]) -> None:
    rows = await db.fetch(COLUMNS[DB.engine_type], table._meta.tablename)
    assert {name: (kind(text), bool(null)) for name, text, null in rows if name != "id"} == declared(table)


async def test_every_table_of_the_database_is_known() -> None:
    rows = await db.fetch(TABLES[DB.engine_type])
    assert {name for (name,) in rows} - NOT_OURS == {table._meta.tablename for table in tables.ALL}


def declared(table: type[Table]) -> Columns:
    columns = {column._meta.name: column for column in table._meta.columns if column._meta.name != "id"}
    return {name: (kind(column.column_type), column._meta.null) for name, column in columns.items()}


def kind(text: str) -> str:
    name, bracket, length = text.partition("(")
    name = SAME_TYPE.get(name, name).upper()
    # To SQLite all whole numbers are one type, and Piccolo calls them so.
    name = "INTEGER" if DB.engine_type == "sqlite" and name == "BIGINT" else name
    return name + bracket + length
