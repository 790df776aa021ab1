from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.migrations.script import run_script

ID = "0014-visit"
VERSION = "1.38.0"
DESCRIPTION = "Home visits and what came of them"


async def create() -> None:
    await run_script("0014_visit.sql")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="wegwijs", description=DESCRIPTION)
    manager.add_raw(create)
    return manager
