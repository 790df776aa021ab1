from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.migrations.script import run_script

ID = "0022-should-know"
VERSION = "1.38.0"
DESCRIPTION = "Colleagues who should know of a note, and the day of the last mail"


async def create() -> None:
    await run_script("0022_should_know.sql")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="wegwijs", description=DESCRIPTION)
    manager.add_raw(create)
    return manager
