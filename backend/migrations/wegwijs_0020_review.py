from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.migrations.script import run_script

ID = "0020-review"
VERSION = "1.38.0"
DESCRIPTION = "Which plans nobody has talked about for long"


async def create() -> None:
    await run_script("0020_review.sql")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="wegwijs", description=DESCRIPTION)
    manager.add_raw(create)
    return manager
