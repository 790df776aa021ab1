from pathlib import Path

from piccolo.conf.apps import AppConfig

from backend.core import tables

APP_CONFIG = AppConfig(
    app_name="wegwijs",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=list(tables.ALL),
    migration_dependencies=[],
    commands=[],
)
