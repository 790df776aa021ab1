from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.migrations.script import run_script

ID = "0012-team"
VERSION = "1.38.0"
DESCRIPTION = "Stand-ins, reasons to join a team, and who looked"


async def create() -> None:
    await run_script("0012_team.sql")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="wegwijs", description=DESCRIPTION)
    manager.add_raw(create)
    return manager
