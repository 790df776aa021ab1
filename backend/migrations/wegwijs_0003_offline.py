from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.migrations.script import run_script

ID = "0003-offline"
VERSION = "1.38.0"
DESCRIPTION = "Who wants the app on the phone"


async def create() -> None:
    await run_script("0003_offline.sql")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="wegwijs", description=DESCRIPTION)
    manager.add_raw(create)
    return manager
