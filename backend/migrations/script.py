from pathlib import Path

from backend.core.engine import DB


async def run_script(name: str) -> None:
    """Each statement of a file beside this one. `{id}` stands for the engine's own counting key."""
    key = "INTEGER PRIMARY KEY" if DB.engine_type == "sqlite" else "BIGSERIAL PRIMARY KEY"
    script = Path(__file__).with_name(name).read_text(encoding="utf-8")
    for statement in script.replace("{id}", key).split(";\n"):
        if statement.strip():
            await DB.run_ddl(statement)
