"""The database that WEGWIJS_DATABASE names. Tables bind to it when they are imported."""

from backend.core import settings
from backend.core.engine.postgres import Postgres
from backend.core.engine.sqlite import SQLite


def engine_for(chosen: settings.Settings) -> SQLite | Postgres:
    if chosen.is_sqlite:
        return SQLite(chosen.sqlite_path)
    return Postgres(chosen.database, chosen.pool)


DB = engine_for(settings.current())
