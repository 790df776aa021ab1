from backend.core import db
from tests.cast import World


async def put_beside(world: World, name: str, colleague: str) -> None:
    """The colleague works for everybody for whom this helper works, so that either can be missed."""
    async with db.write():
        await db.execute(
            "INSERT INTO team (traject, person, role, since) SELECT traject, ?, role, since FROM team WHERE person = ?"
            " ON CONFLICT (person, traject) DO NOTHING",
            *(world[colleague].id, world[name].id),
        )
