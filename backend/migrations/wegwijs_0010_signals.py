from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.migrations.script import run_script

ID = "0010-signals"
VERSION = "1.38.0"
DESCRIPTION = "What a klantmanager should look at, and from when"


async def create() -> None:
    await run_script("0010_signals.sql")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="wegwijs", description=DESCRIPTION)
    manager.add_raw(create)
    return manager
