from pathlib import Path

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.core.engine import DB

ID = "0001-first"
VERSION = "1.38.0"
DESCRIPTION = "People, trajects, tasks and events"


async def create() -> None:
    key = "INTEGER PRIMARY KEY" if DB.engine_type == "sqlite" else "BIGSERIAL PRIMARY KEY"
    script = Path(__file__).with_name("0001_first.sql").read_text(encoding="utf-8")
    for statement in script.replace("{id}", key).split(";\n"):
        if statement.strip():
            await DB.run_ddl(statement)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="wegwijs", description=DESCRIPTION)
    manager.add_raw(create)
    return manager
