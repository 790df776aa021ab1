from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.migrations.script import run_script

ID = "0013-notes"
VERSION = "1.38.0"
DESCRIPTION = "Notes, shared with the newcomer or internal"


async def create() -> None:
    await run_script("0013_notes.sql")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="wegwijs", description=DESCRIPTION)
    manager.add_raw(create)
    return manager
