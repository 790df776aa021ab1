from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.migrations.script import run_script

ID = "0021-trail"
VERSION = "1.38.0"
DESCRIPTION = "Fast pages of what happened, by dossier, person, kind and day"


async def create() -> None:
    await run_script("0021_trail.sql")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="wegwijs", description=DESCRIPTION)
    manager.add_raw(create)
    return manager
