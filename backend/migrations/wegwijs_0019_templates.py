from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.migrations.script import run_script

ID = "0019-templates"
VERSION = "1.38.0"
DESCRIPTION = "What runs while templates change, and who hears of a proposal"


async def create() -> None:
    await run_script("0019_templates.sql")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="wegwijs", description=DESCRIPTION)
    manager.add_raw(create)
    return manager
