from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.migrations.script import run_script

ID = "0016-bulk"
VERSION = "1.38.0"
DESCRIPTION = "Tasks for many people at once"


async def create() -> None:
    await run_script("0016_bulk.sql")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="wegwijs", description=DESCRIPTION)
    manager.add_raw(create)
    return manager
