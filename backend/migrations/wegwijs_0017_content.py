from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.migrations.script import run_script

ID = "0017-content"
VERSION = "1.38.0"
DESCRIPTION = "Drafts and editions of the content"


async def create() -> None:
    await run_script("0017_content.sql")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="wegwijs", description=DESCRIPTION)
    manager.add_raw(create)
    return manager
