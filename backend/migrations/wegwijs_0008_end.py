from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.migrations.script import run_script

ID = "0008-end"
VERSION = "1.38.0"
DESCRIPTION = "Celebrated steps, the end of a traject and the day of erasing"


async def create() -> None:
    await run_script("0008_end.sql")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="wegwijs", description=DESCRIPTION)
    manager.add_raw(create)
    return manager
