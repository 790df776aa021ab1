from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.migrations.script import run_script

ID = "0018-speaks"
VERSION = "1.38.0"
DESCRIPTION = "The language that a newcomer speaks"


async def create() -> None:
    await run_script("0018_speaks.sql")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="wegwijs", description=DESCRIPTION)
    manager.add_raw(create)
    return manager
