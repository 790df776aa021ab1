from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.migrations.script import run_script

ID = "0009-by-phone"
VERSION = "1.38.0"
DESCRIPTION = "Appointments by phone"


async def create() -> None:
    await run_script("0009_by_phone.sql")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="wegwijs", description=DESCRIPTION)
    manager.add_raw(create)
    return manager
