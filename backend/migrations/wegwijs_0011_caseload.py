from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.migrations.script import run_script

ID = "0011-caseload"
VERSION = "1.38.0"
DESCRIPTION = "Looks at a dossier, and kept views of the list"


async def create() -> None:
    await run_script("0011_caseload.sql")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="wegwijs", description=DESCRIPTION)
    manager.add_raw(create)
    return manager
